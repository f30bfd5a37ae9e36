"""Words that make two sentences speak of different things in Vietnamese."""

from __future__ import annotations

WORDS = r"""
    trade out xuất khẩu
    trade in nhập khẩu
    accounts revenue doanh thu
    accounts profit lợi nhuận
    accounts loss lỗ
    accounts debt nợ
    economy prices lạm phát|giá
    economy work thất nghiệp
    economy growth gdp|tăng trưởng
    economy wages lương
    sex women phụ nữ|nữ
    sex men nam giới|đàn ông
    who soldiers binh sĩ|lính
    who police cảnh sát
    who civilians dân thường
    who children trẻ em|học sinh
    who crew phi hành đoàn|thủy thủ
    who passengers hành khách
    rank first đầu tiên|thứ nhất
    rank second thứ hai
    rank third thứ ba
    rank fourth thứ tư
    turn last năm ngoái
    turn this năm nay
    turn next năm sau|năm tới
    event begin bắt đầu|khai mạc|mở
    event end kết thúc|bế mạc|đóng
    event announce công bố|thông báo
    event arrest bị bắt
    event trial xét xử|phiên tòa
    event sentence kết án
    event birth sinh
    event death chết|qua đời|mất
    event burial tang lễ
    event sign ký
    event effect có hiệu lực
    event vote bầu cử|bỏ phiếu
    event apply đăng ký
    event sell bán vé
    event pay trả|thanh toán
    event leave rời|cất cánh|khởi hành
    event arrive đến nơi|hạ cánh
    event resign từ chức
    event build xây dựng|thành lập
    event restore trùng tu
    event marry kết hôn|cưới
    event publish xuất bản|phát hành
"""
