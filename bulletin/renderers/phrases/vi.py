"""What the frame says in Vietnamese."""

from __future__ import annotations

from bulletin.renderers.phrases.table import Phrases

WORDS: Phrases = {
    "contents": "Trong số này",
    "lead": "Tin chính",
    "other": "Khác",
    "headline": "tiêu đề: {source}",
    "only": "chỉ có ở {source}",
    "loosely": "xem thêm",
    "adds": "{source} nói thêm:",
    "variant": "theo {source}:",
    "sentence": "{source}, câu {n}",
    "unnamed": "nguồn không tên",
    "disagree": "Các nguồn không thống nhất",
    "updated": "Cập nhật",
    "earlier": "trước đó",
    "later": "sau đó",
    "number": "con số",
    "date": "ngày tháng",
    "name": "tên",
    "polarity": "có hay không",
    "sources": "Nguồn",
    "watched": "Theo dõi",
    "no_mention": "hôm nay không được nhắc đến",
    "more": "và {n} câu nữa",
    "also": "Các tin khác",
    "nothing": "Không có tin",
    "nothing_text": "Số này không có tin nào.",
    "method": "Cách đọc bản tin này",
    "method_text": "Mỗi câu có trong nguồn đúng như được in ở đây; “…” đánh dấu phần được lược bỏ. A4 là câu 4 "
    "của nguồn A, 2A4 là câu 4 của nguồn A trong tin 2. Khi các nguồn không thống nhất, mọi phiên "
    "bản đều được nêu. Nguồn gốc là nơi đưa tin đầu tiên: một bản tin hãng thông tấn được năm "
    "nguồn chép lại chỉ là một nguồn gốc. "
    "“Xem thêm” dẫn đến những câu chỉ nói một phần.",
    "day": "ngày thứ {n}",
    "previously": "các số trước:",
    "background": "Bối cảnh",
    "timeline": "Diễn biến",
    "first_printed": "in lần đầu {date}",
    "corrections": "Đính chính",
    "edition_of": "Số ra {date}",
    "printed": "đã in",
    "stands": "hiện nay",
    "withdrawn": "nguồn đã rút lại",
    "excerpt": "chỉ có tóm tắt",
    "edited": "Quyết định biên tập",
    "edited_drop": "lược bỏ",
    "edited_pin": "đưa lên đầu",
    "edited_headline": "chọn tiêu đề",
    "memory_text": "“Ngày thứ 3” tính từ số đầu tiên đưa tin này. Điều mà số trước đã in không được in lại như "
    "tin mới; con số đã thay đổi được đánh dấu, và điều nguồn đã rút lại được đính chính.",
    "story_count": {"other": "tin"},
    "article_count": {"other": "bài"},
    "source_count": {"other": "nguồn"},
    "origin_count": {"other": "nguồn gốc"},
    "agreed_count": {"other": "thông tin có ở nhiều nguồn"},
    "disputed_count": {"other": "điểm không thống nhất"},
    "updated_count": {"other": "cập nhật"},
    "single_count": {"other": "thông tin chỉ có ở một nguồn"},
    "known_count": {"other": "thông tin đã in không được nhắc lại"},
}
