"""How sentences open that lean on the one before: languages of other families."""

# ruff: noqa: E501 - a pattern that is broken over lines is harder to check.

from __future__ import annotations

from bulletin.text.opening_words.table import OpeningWords

OTHERS = {
    "vi": OpeningWords(
        words="""ông bà anh chị cô họ nó hắn nên đó đây này ấy thế vậy hai cả đoàn""",
        own="tôi chúng ta mình em",
        cut="""nhưng|và|còn|song|dẫu vậy|tuy nhiên|tuy vậy|tuy thế|dù vậy|dù thế|thế nhưng|mặc dù vậy|ngoài ra|bên cạnh đó
            |đồng thời|hơn nữa|trong khi đó|mặt khác|theo đó|cùng với đó|sau đó|trước đó|ngay sau đó|đặc biệt,|cụ thể,
            |cụ thể|cũng|thêm vào đó|không chỉ vậy|trên thực tế,|cuối cùng,|trong đó,""",
        leans=(
            ("chúng", "(?:tôi|ta|tao|nó)"),
            ("hai", "(?:bên|người|nước|anh em|ông|bà|đội|vụ)[ ,](?:này|đã|cũng|đều|sẽ|cùng|vẫn)"),
            ("cả", "(?:hai|ba|bốn|nhóm)[ ,]"),
            ("đoàn", "(?:cũng|đã|sẽ|còn) "),
            ("vì do nhờ bởi từ qua với theo trong khi lúc tại trước sau kể như ngược cùng đối dù chính bằng ở vào trên đúng trả nếu",
             r"(?:\w+ ){0,3}(?:đó|đấy|này|ấy)(?= |,)|(?:vậy|thế)(?= |,)|(?:\w+ )?(?:ông|bà|anh|chị|họ|nó),|(?:họ|nó) |lại,|ngày,"
             r"|(?:\w+ ){1,3}trên(?= (?:là|cho|đã|được|có|sẽ|cũng)|,)"),
            ("0 một hai ba bốn năm", "trong số (?:chúng|họ|này|đó)"),
            ("ví", "dụ"),
            ("thứ", "(?:hai|ba|tư|năm|sáu),"),
            ("0 một người vụ việc sản tổ con số điều sự công nhóm đây nước loại chiếc bộ tờ hãng chương cuộc cơ các những phía bên"
             " vấn thông chiến tòa nhà nguồn kết quy lần hành mẫu đợt cái tuyên dự mức tên khu giải trận kế quan phiên"
             " dòng hệ máy thành tác bài bức đội hội xe tàu ngôi tỷ số tình chất phần",
             r"(?:\w+ ){0,3}(?:này|đó|ấy|trên|nói trên)(?= )(?! (?:năm|tháng))"),
        ),
        stands=(
            ("hai cả", "(?!bên |người |hai |ba |nhóm )"),
            ("trong", "năm nay"),
            ("nên", "biết"),
            ("lần", "này"),
            ("đoàn", "(?!cũng |đã |sẽ |còn )"),
            ("thế vậy", "(?:giới|kỷ|nào|vận|chiến)"),
            ("cũng", "như "),
            ("họ", "hàng"),
            ("em", "bé |gái |trai "),
            ("cô", "(?:gái|bé|giáo|nàng|dâu) (?!này)"),
            ("anh", "(?:hùng|trai|em) (?!này)"),
            ("bà", "con |mẹ |nội |ngoại "),
            ("ông", "(?:chủ|trùm|lớn) (?!này)"),
            ("song", "(?:song|phương|ngư|hành)"),
            ("chúng", "(?!tôi|ta|tao|nó)"),
            ("còn", "(?:lại|nhiều|khoảng) "),
        ),
        adverbials="tại trong ngày sáng chiều tối hôm vào năm trả đến ở nói phát phút hiệp trước sau từ",
        guarded="theo khi với",
        subjects="ông bà anh chị cô họ nó em",
        titles="ông bà anh chị cô em",
        early="này đó ấy",
    ),
    "fi": OpeningWords(
        words="""hän he hänen heidän se ne sen niiden tämä tuo nämä nuo tämän näiden siksi siten silloin sitten niin
            lisäksi kuitenkin molemmat siellä sillä tai samalla myöhemmin sitä heitä häntä heille hänelle""",
        own="minä me meidän minun",
        cut="mutta|ja",
        leans=(("yksi kaksi kolme 0", r"(?:heistä|niistä)|\w+ myöhemmin"),),
        stands=(
            ("tämä tämän", "(?:vuoden|viikon|kuun)"),
            ("niin", "sanot"),
            ("myöhemmin", "(?:tänä|ensi) "),
        ),
    ),
    "hu": OpeningWords(
        words="""ő ők az ez ezek azok ezt azt ennek annak ezzel azzal ezért azért így úgy ekkor akkor ott itt őt neki
            nekik mindkét mindkettő vagy tehát ezután azután eközben""",
        own="én mi engem nekem nekünk",
        cut="de|és|azonban|ugyanakkor|emellett|ráadásul|továbbá|mindeközben|viszont|mégis",
        leans=(("egyikük egyik", "(?=.)"), ("0 két három", r"(?:nappal|órával|évvel) később")),
        stands=(
            ("az", r"(?!a \b|ott |is |volt |lesz )[^,.]"),
            ("ez ezt", r"(?:év|hét) "),
            ("mi", r"\w+ .*\?$"),
            ("így", "\\w+ (?:hívj|nevez)"),
        ),
    ),
    "tr": OpeningWords(
        words="""o onlar bu bunlar şu onun onların bunun bunu ona onu onlara buna böylece ayrıca orada burada ikisi veya
            dolayısıyla öte""",
        own="ben biz benim bizim",
        cut="ama|ancak|fakat|ve|ayrıca|bununla birlikte|öte yandan|bu arada|daha sonra|ardından|üstelik|yine de",
        leans=(("bunun", "üzerine|ardından"), ("bir iki üç 0", r"(?:gün|saat|hafta|ay|yıl) sonra")),
        stands=(("bu", "(?:yıl|hafta|ay|sabah|akşam|gece|sezon)"), ("ve", "[a-z]\\."), ("öte", "(?!yandan)"),
                ("ancak", "(?!.)")),
    ),
    "el": OpeningWords(
        words="""αυτός αυτή αυτό αυτοί αυτές αυτά αυτόν εκείνος εκείνη εκείνο εκείνοι έτσι τότε εκεί ή άρα οπότε λοιπόν
            αμφότεροι τέτοιος τέτοια""",
        own="εγώ εμείς μας",
        cut="αλλά|και|όμως|ωστόσο|επίσης|επιπλέον|παράλληλα|εν τω μεταξύ|στη συνέχεια|εντούτοις|ακόμη,|ταυτόχρονα",
        leans=(
            ("σε με για από μετά κατά παρά χωρίς πριν", r"(?:από )?(?:αυτόν|αυτήν|αυτό|αυτά|αυτούς|αυτές|εκείνο|τούτο)(?= |,)"),
            ("ένας μία ένα δύο τρεις 0", "από (?:αυτούς|αυτές|αυτά)"),
        ),
        stands=(("αυτή αυτό", "την? (?:εβδομάδα|χρόνο|μήνα|στιγμή)"), ("αυτοί αυτός", "που ")),
    ),
    "id": OpeningWords(
        words="""dia ia mereka beliau itu ini tersebut keduanya sehingga karenanya begitu demikian maka atau lalu
            kemudian sana situ""",
        own="saya kami kita aku",
        cut="tetapi|tapi|namun|dan|selain itu|sementara itu|di sisi lain|meski demikian|meskipun demikian|bahkan,|sebelumnya,"
        "|selanjutnya,|di samping itu|akan tetapi",
        leans=(
            ("menurut", "(?:dia|mereka|beliau)|nya"),
            ("setelah karena oleh dengan untuk dalam sejak akibat dari pada hal orang pria wanita kejadian peristiwa",
             r"(?:\w+ )?(?:itu|ini|tersebut)(?= |,)(?! (?:tahun|minggu|bulan))"),
            ("satu dua tiga 0", "di antara(?:nya| mereka)"),
        ),
        stands=(("begitu", "(?!pula)\\w+ \\w+,"), ("lalu", "lintas"), ),
    ),
    "ar": OpeningWords(
        words="""هو هي هم هما وهو وهي وهم هذا هذه هؤلاء وهذا وهذه ذلك تلك وذلك وتلك لذلك ولذلك لكنه ولكنه لكنها ولكنها
            كما بينهم منهم وأضاف: وتابع: وتابع وتابعت هناك وأنه وأنها وكان""",
        own="أنا نحن",
        cut="لكن|ولكن|غير أن|إلا أن|في المقابل،|من جهة أخرى،|ومن جهة أخرى،|في غضون ذلك،|بالإضافة إلى ذلك،",
        leans=(
            ("وأضاف وأضافت وأوضح وأوضحت وأكد وأكدت وأشار وأشارت وقال وقالت", r"(?:أن|أنه|أنها|إن|إنه|إنها|إلى)(?= )|:"),
            ("بعد قبل في وفي مع ومع رغم وبعد", "(?:هذا|هذه|ذلك|تلك)(?= |،)(?! (?:العام|الأسبوع|الشهر))"),
        ),
        stands=(("هذا هذه", "(?:العام|الأسبوع|الشهر|السنة)"), ("كما", "(?:في|هو) (?!.)"), ("هناك", "(?=.)"), ("وكان", "(?=ال)")),
    ),
    "he": OpeningWords(
        words="""הוא היא הם הן זה זו זאת אלה אלו אותו לכן כך לדבריו לדבריה לדבריהם לטענתו לטענתה שניהם שתיהן שם
            אז או הדבר כן""",
        own="אני אנחנו",
        cut="אבל|אך|ואולם|אולם|עם זאת,|בנוסף,|מנגד,|בינתיים,|כמו כן,|במקביל,",
        leans=(("על לאחר בשל עקב למרות", "(?:כך|זאת|זה|אלה)(?= |,)"),),
        stands=(("שם", "\\w+ "), ("כך", "למשל ב")),
    ),
    "ko": OpeningWords(
        words="""그는 그녀는 그들은 이들은 이는 이를 이에 이와 이로 이 그 그의 이들 그러면서 이어 또 그래서 따라서 이날 이곳
            이번 해당 양측은 두 둘은 그러자 그는 이후 당시""",
        own="나는 우리는 저는",
        cut="그러나|하지만|그리고|또한|한편|그런데|아울러|게다가|다만|반면",
        leans=(("이에 이와", "(?:따라|대해|관련|함께)"),),
        stands=(("이후", r"\d"), ("이", r"\w+ (?:대통령|의원|총리|교수|대표|씨)")),
    ),
    "ja": OpeningWords(
        words="""これ それ あれ この その こうした そうした 彼 彼女 同社 同氏 同日 同庁 同省 同署 しかも そのため このため
            したがって よって だから そこで ここ そこ 両者 両氏 こう そう""",
        own="私は 私たち われわれ 我々 僕",
        cut="しかし、|だが、|また、|さらに、|一方、|そして、|なお、|ただ、|ただし、|加えて、|一方で、|しかし|だが",
        stands=(("彼", "岸|方"), ("この", "(?:夏|冬|春|秋|日曜)"), ("そう", "(?:じ|め|ざ)"), ("こう", "(?:の|え)"), ("ここ", "数")),
    ),
    "zh": OpeningWords(
        words="""他 她 它 这 這 那 该 該 此 其 两人 兩人 双方 雙方 因此 所以 于是 於是 从而 對此 对此 据此 随后 隨後
            否则 否則 则 也就""",
        own="我 我们 我們 咱",
        cut="但是，|但是|但|然而，|然而|不过，|不過，|不过|不過|此外，|另外，|同时，|同時，|与此同时，|與此同時，|而且|并且|另一方面，",
        stands=(("他", "信|国|國"), ("那", "不勒|曲|英|霉"), ("其", "他|它|美"), ("此", "外|次|前"), ("我", "国|國|市|省|县|军"),
                ("但", "泽|丁|愿|凡"), ("该", "死"), ("两人", "一")),
    ),
    "th": OpeningWords(
        words="ดังนั้น เพราะฉะนั้น ทั้งนี้ โดยเขา เขากล่าว เธอกล่าว ซึ่ง",
        cut="นอกจากนี้|อย่างไรก็ตาม|ขณะเดียวกัน|แต่",
        stands=(("แต่", "ละ|ง|เดิม"),),
    ),
}  # fmt: skip
