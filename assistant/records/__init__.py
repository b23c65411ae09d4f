"""What people did at the desk: questions with their answers, feedback and enquiries. Each sees their own."""

from assistant.records.enquiries import Affected, Enquiries
from assistant.records.records import Records
from assistant.records.rows import Complaint, Conversation, Enquiry, EnquiryState, Exchange, Feedback, Source, Thumb
from assistant.records.store import NotYoursError
from assistant.records.trail import Trail

__all__ = [
    "Affected",
    "Complaint",
    "Conversation",
    "Enquiries",
    "Enquiry",
    "EnquiryState",
    "Exchange",
    "Feedback",
    "NotYoursError",
    "Records",
    "Source",
    "Thumb",
    "Trail",
]
