"""Retention periods for everything not kept for ever.

The firm confirms the legal points; change the periods here, not the code. docs/operating.md and the
processing record (contacts/admin) state them in words; the worker
applies them (operations/worker/erase_expired.py).
"""

from datetime import datetime, timedelta

from alerts import secret_links as follow_links
from alerts.following import throttling as follow_throttling
from contacts.intake import throttling
from contacts.models import Enquiry

State = Enquiry.State
DAY = timedelta(days=1)
YEAR = 365 * DAY

# Counted from the moment an enquiry came into its state.
KEPT = {
    State.NEW: 730 * DAY,
    State.ASSIGNED: 730 * DAY,
    State.ANSWERED: 730 * DAY,
    State.CLOSED: 365 * DAY,
    State.SPAM: 30 * DAY,
    State.WITHDRAWN: 30 * DAY,
}
# Proof that a consent was taken back is kept three years (Cap. 593 s.9 where it applies).
CONSENTS_TAKEN_BACK = 3 * YEAR
ACCESS_LOG = 3 * YEAR
# The admin's log of changes to the firm's settings, people, areas and terms.
ADMIN_LOG = 3 * YEAR
# Mails that belong to no enquiry.
DIGESTS = 30 * DAY
# Pasted or uploaded documents, which may contain tracked deletions and comments: kept no longer
# than useful.
IMPORTS = YEAR
IMPORTS_WITHOUT_BRIEFING = 30 * DAY  # since somebody last worked on the review
# Pictures that no draft, earlier version of one, import or edition shows.
UNUSED_PICTURES = 30 * DAY
# Digests of wrong passwords, which count for an hour.
SIGN_IN_ATTEMPTS = DAY
# Digests of known devices: as long as their cookie.
KNOWN_DEVICES = 400 * DAY
# Digests of links for new passwords, which work for an hour.
PASSWORD_LINKS = 30 * DAY
# Presence: which user had which draft open.
PRESENCE = DAY
# What a lawyer typed into a draft and never saved.
WORKING_COPIES = 90 * DAY
# Drafts of replies and notes that were neither sent nor discarded.
UNSENT_TEXTS = 90 * DAY
# Requests to erase a person's data, which a second person must confirm meanwhile.
ERASURE_REQUESTS = 7 * DAY
# Mails that the clerk has neither assigned to an enquiry nor discarded, and the copies of all mails
# in the mailbox that they are read from.
HELD_MAILS = 30 * DAY
MAILBOX = 30 * DAY
# Files chosen in a form that was never sent.
UNSENT_FILES = 7 * DAY
# Digests of the network addresses that enquiries came from.
ARRIVALS = throttling.REMEMBERED
# What staff were notified of.
NOTIFICATIONS = 90 * DAY
# Alerts: long enough to answer "why did I not get it?".
ALERTS = 90 * DAY
# Requests to follow, confirmed or not, and digests of where they came from.
FOLLOW_REQUESTS = follow_links.CONFIRMABLE
FOLLOW_ATTEMPTS = follow_throttling.REMEMBERED
# Suppressed addresses: after years, a bounce says little about an address.
SUPPRESSIONS = 3 * YEAR


def others() -> dict[str, timedelta]:
    """Return the other periods for the processing record, which is always in Chinese."""
    return {
        "查閱紀錄": ACCESS_LOG,
        "管理操作紀錄": ADMIN_LOG,
        "已撤回的推廣同意（作為證明）": CONSENTS_TAKEN_BACK,
        "不屬任何查詢的通知郵件": DIGESTS,
        "律師匯入的文件": IMPORTS,
        "未成為簡報的匯入文件": IMPORTS_WITHOUT_BRIEFING,
        "律師未儲存的草稿內容": WORKING_COPIES,
        "職員未送出的回覆及附註草稿": UNSENT_TEXTS,
        "沒有草稿、匯入或版本使用的圖片": UNUSED_PICTURES,
        "刪除個人資料的要求（確認前）": ERASURE_REQUESTS,
        "待處理的來信（不屬任何查詢）": HELD_MAILS,
        "查詢信箱內的來信副本": MAILBOX,
        "已上載但未送出的檔案": UNSENT_FILES,
        "查詢來源網絡地址（不可還原的摘要）": ARRIVALS,
        "已寄出的通知紀錄": ALERTS,
        "致職員的通知": NOTIFICATIONS,
        "訂閱要求（確認前後）": FOLLOW_REQUESTS,
        "訂閱來源網絡地址（不可還原的摘要）": FOLLOW_ATTEMPTS,
        "已終止的訂閱同意（作為證明）": CONSENTS_TAKEN_BACK,
        "停止寄送的地址": SUPPRESSIONS,
        "登入失敗紀錄（不可還原的摘要）": SIGN_IN_ATTEMPTS,
        "曾登入的裝置（不可還原的摘要）": KNOWN_DEVICES,
        "設定新密碼的連結（不可還原的摘要）": PASSWORD_LINKS,
    }


def expires_at(enquiry: Enquiry) -> datetime | None:
    """Return when the enquiry is erased unless its state changes; None while it is on hold."""
    return None if enquiry.on_hold else enquiry.state_at + KEPT[State(enquiry.state)]
