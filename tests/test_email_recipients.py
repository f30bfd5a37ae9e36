"""Who gets mail: settings, files and standard input, each address once, and lines that cannot be used set aside."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.channels.email.recipients import Recipient, recipients
from bulletin.errors import DeliveryError
from bulletin.sending.addresses import address, named
from bulletin.sending.email import EmailSettings, GroupSettings


def settings(*listed, file="", group=()):
    return EmailSettings(sender="desk@example.org", recipients=listed, file=str(file), group=tuple(group))


def found(own, stdin=b""):
    return recipients(own, lambda: stdin).found


def listed(tmp_path, content, name="readers.txt"):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return settings(file=tmp_path / name)


def test_settings_name_them_with_and_without_a_name():
    own = settings("ann@example.org", "Bo Berg <bo@EXAMPLE.org>", '"Lind, Cai" <cai@example.org>')

    assert found(own) == (
        Recipient("ann@example.org"),
        Recipient("bo@example.org", "Bo Berg"),
        Recipient("cai@example.org", "Lind, Cai"),
    )


def test_a_text_file_has_one_a_line_and_comments(tmp_path):
    own = listed(tmp_path, "\ufeff# readers\nann@example.org\n\n  Bo Berg <bo@example.org>\r\n#cai@example.org\n")

    assert found(own) == (Recipient("ann@example.org"), Recipient("bo@example.org", "Bo Berg"))


@pytest.mark.parametrize(
    "table",
    [
        "name,email\nBo Berg,bo@example.org\n",
        "E-Mail;Desk;Name\nbo@example.org;Sport;Bo Berg\n",
        "\ufeffname\taddress\r\nBo Berg\tbo@example.org\r\n",
        'email,name\n"bo@example.org","Bo Berg"\n',
        "# made by hand\nemail\nBo Berg <bo@example.org>\n,\n",
    ],
)
@pytest.mark.parametrize("name", ["readers.csv", "readers.txt", "readers"])
def test_the_columns_of_a_table_are_found_by_their_headers(tmp_path, table, name):
    assert found(listed(tmp_path, table, name)) == (Recipient("bo@example.org", "Bo Berg"),)


def test_a_table_without_headers_has_addresses_in_its_first_column(tmp_path):
    own = listed(tmp_path, "ann@example.org,1\nbo@example.org,2\n", "readers.csv")

    assert found(own) == (Recipient("ann@example.org"), Recipient("bo@example.org"))


def test_a_name_in_a_table_may_hold_whatever_names_do(tmp_path):
    own = listed(tmp_path, 'email,name\nbo@example.org,"Berg, ""Bo"" <\\ \u00c5sa>"\n', "readers.csv")

    assert found(own) == (Recipient("bo@example.org", 'Berg, "Bo" <\\ Åsa>'),)


def test_standard_input_is_a_file_like_others():
    assert found(settings(file="-"), b"email\nann@example.org\n") == (Recipient("ann@example.org"),)


def test_lines_that_cannot_be_used_are_named_and_the_rest_goes_on(tmp_path):
    own = listed(
        tmp_path, b"ann@example.org\nnobody\nJ\x81rgen <j@example.org>\nLind, Bo <bo@example.org>\ncai@example.org"
    )

    got = recipients(own)

    assert [one.address for one in got.found] == ["ann@example.org", "cai@example.org"]
    assert [one.subject.rpartition("/")[2] for one in got.failures] == [f"readers.txt: line {n}" for n in (2, 3, 4)]
    assert "not UTF-8" in got.failures[1].problem
    assert "quotation marks" in got.failures[2].problem


def test_a_table_as_excel_saves_it_loses_nobody_for_an_accent(tmp_path):
    table = "Name;E-Mail\r\nJürgen Groß;j@example.org\r\n".encode("cp1252")
    table += "Zoë Ångström;zoe@example.org\r\nBo Berg;bo@example.org\r\n".encode()

    got = recipients(own := listed(tmp_path, table, "readers.csv"))

    assert [one.name for one in got.found] == ["Jürgen Groß", "Zoë Ångström", "Bo Berg"]
    assert got.failures == ()
    assert got.notes == (f"{own.file} is not UTF-8 and was read as Windows-1252; check names, or save it as UTF-8",)


def test_an_address_that_is_not_utf_8_is_not_guessed():
    got = recipients(
        settings(file="-"),
        lambda: "jörg@example.org\nJörg <j@bücher.example>\nÅsa <asa@example.org>\n".encode("cp1252"),
    )

    assert got.found == (Recipient("asa@example.org", "Åsa"),)
    assert [one.subject for one in got.failures] == ["standard input: line 1", "standard input: line 2"]
    assert {one.problem.partition(". ")[0] for one in got.failures} == {
        "It is not UTF-8, and only a name can be guessed"
    }
    assert got.notes[0].startswith("standard input is not UTF-8 and was read as Windows-1252")


def test_a_quotation_mark_that_nobody_closed_spoils_only_its_own_line(tmp_path):
    own = listed(tmp_path, 'email,name\nann@example.org,"Ann\nbo@example.org,Bo\n', "readers.csv")

    assert found(own) == (Recipient("bo@example.org", "Bo"),)
    assert len(recipients(own).failures) == 1


def test_everybody_gets_one_and_the_first_group_that_names_them_decides():
    sport, desk = (
        GroupSettings(name="sport", recipients=("BO@example.org", "cai@example.org")),
        GroupSettings(name="desk", recipients=("cai@example.org", "dee@example.org")),
    )

    got = recipients(settings("ann@example.org", "Ann@Example.org", "bo@example.org", group=(sport, desk)))

    assert got.found == (
        Recipient("ann@example.org"),
        Recipient("bo@example.org"),
        Recipient("cai@example.org", "", sport),
        Recipient("dee@example.org", "", desk),
    )
    assert [str(one.problem) for one in got.failures] == [
        "BO@example.org is in [email], too, which comes first",
        'cai@example.org is in group "sport", too, which comes first',
    ]


def test_a_file_that_is_not_there_stops_mail_and_takes_it_from_nobody(tmp_path):
    with pytest.raises(DeliveryError, match="cannot be read"):
        recipients(settings("ann@example.org", file=tmp_path / "nowhere.txt"))
    with pytest.raises(DeliveryError, match="no ordinary file"):
        recipients(settings("ann@example.org", file=tmp_path))


def test_an_empty_list_is_no_reason_to_send_to_nobody(tmp_path):
    with pytest.raises(DeliveryError, match=r"nobody would get it; name recipients or a file of them in \[email\]"):
        recipients(listed(tmp_path, "# all gone\n"))


def test_the_address_for_which_nobody_would_get_it_is_named():
    with pytest.raises(DeliveryError) as refused:
        recipients(settings("me@exmaple"))
    assert str(refused.value).startswith("email: nobody would get it: [email], recipient 1: The part after the @-sign")
    assert str(refused.value).endswith("Mend or remove it: 'me@exmaple'")

    with pytest.raises(DeliveryError, match=r"'me' \(and 2 more like it\)$"):
        recipients(settings("me", "you", "them"))


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("ann@localhost", "ann@localhost"),
        ("ann@desk.test", "ann@desk.test"),
        ("ann@desk.local", "ann@desk.local"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("änn@bücher.example", "änn@bücher.example"),
    ],
)
def test_networks_of_ones_own_and_other_scripts_are_addressed(written, taken):
    assert address(written) == taken


@pytest.mark.parametrize(
    "written",
    [
        "ann", "ann@", "@example.org", "ann@example", "ann@127.0.0.1", "ann@[127.0.0.1]", "a b@example.org",
        "ann@example.org\n", "ann@example.org\0", "ann@example.org,bo@example.org", "ann\r\nRCPT TO:<x@example.org>",
        "<ann@example.org>", '"ann"@example.org', "x" * 65 + "@example.org", "ann@example.invalid", "\udcfcn@x.test",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(written):
    with pytest.raises(ValueError, match=r".+"):
        address(written)


@pytest.mark.parametrize(
    "written",
    ["Ann\0 <ann@example.org>", "Ann\u2028 <ann@example.org>", "\u202eAnn <ann@example.org>", "A, B <ann@example.org>",
     'A"B <ann@example.org>', "<<ann@example.org>>", f"{'x' * 201} <ann@example.org>", "A <a@x.test> <b@x.test>"],
)  # fmt: skip
def test_a_name_that_could_be_taken_for_more_is_refused(written):
    with pytest.raises(ValueError, match=r".+"):
        named(written)


@given(st.binary(max_size=300), st.sampled_from(["", ".csv", "email,name\n"]))
def test_whatever_a_file_holds_each_line_is_a_recipient_or_named(content, kind):
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("readers" + (kind if kind.startswith(".") else ""))
        path.write_bytes((kind.encode() if not kind.startswith(".") else b"") + content + b"\nann@example.org\n")
        got = recipients(settings("ann@example.org", file=path))

    for one in got.found:
        assert address(one.address) == one.address
        assert not any(ord(char) < 32 or char in "\x7f\u2028\u2029" for char in one.address + one.name)
