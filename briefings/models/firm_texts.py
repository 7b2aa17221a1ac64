"""The initial texts of a new system, for the firm to replace in the admin.

The privacy notice has the elements of Macau's Law 8/2005, article 10; the warning has those of
ABA Formal Opinion 10-457. Neither says that enquiries are not confidential: a Macau lawyer's
professional secrecy covers them.
"""

from briefings.text.snapshot import UNNAMED_FIRM
from briefings.text.texts import Texts

_TEXTS = {
    "name": UNNAMED_FIRM,
    "address": Texts(
        "澳門",
        "Macau",
    ),
    "about": Texts(
        "以中英雙語撰寫的法律簡報。",
        "Briefings on the law, in Chinese and English.",
    ),
    "disclaimer": Texts(
        "本所簡報只提供一般資訊，並不構成法律意見。就具體情況行事前，請先徵詢律師意見。"
        "澳門法律以《澳門特別行政區公報》公佈的中文及葡文文本為準，英文並非官方文本。",
        "Our briefings are general information, not legal advice. Please consult a lawyer before "
        "acting on any particular matter. The official texts of Macau law are those in Chinese and "
        "Portuguese in the Official Gazette; English is not an official text.",
    ),
    "relationship_notice": Texts(
        "提交查詢並不會建立律師與當事人的關係，本所亦未因此提供任何意見。本所可能正代表其他人士。"
        "在本所確認可以受理之前，請勿提供機密事實或文件。",
        "Sending an enquiry does not create a lawyer-client relationship, and no advice has been "
        "given. The firm may act for others. Please do not send confidential facts or documents "
        "until the firm has confirmed that it can act.",
    ),
    "privacy_notice": Texts(
        "本所為個人資料的負責實體，僅為回覆閣下的查詢及核查利益衝突而處理所填寫的資料；"
        "資料由本所律師及獲授權的職員查閱，不會轉交他人，法律另有規定者除外。"
        "標示為必填的資料如未提供，本所將無法回覆。"
        "閣下有權按照第8/2005號法律《個人資料保護法》查閱、更正及反對處理自己的資料，"
        "可透過本頁所示的聯絡方式免費行使。資料經公開網絡傳送時，可能被未經許可的第三人看到及使用。",
        "The firm is the controller of the personal data entered here and processes them only to "
        "answer your enquiry and to check for conflicts of interest. They are seen by the firm's "
        "lawyers and authorised staff and are not passed on, except where the law requires it. "
        "Without the fields marked as required the firm cannot answer. Under Law No. 8/2005 "
        "(Personal Data Protection Act) you may, free of charge, have access to your data, have "
        "them corrected and object to their processing, through the contact details on this page. "
        "Data that travel over an open network may be seen and used by unauthorised third parties.",
    ),
}
FIRST_VALUES = {"email": "office@localhost.localdomain"} | {
    column: side
    for field, text in _TEXTS.items()
    for column, side in text.to_columns(field).items()
}
