"""Forms of methods, steps and sessions."""

from rugzak.apps.gatherings.forms.coming import AnswerForm, GuestForm
from rugzak.apps.gatherings.forms.files import PhotoForm, SheetForm, VoiceForm
from rugzak.apps.gatherings.forms.harvest import PaperForm, ReportForm
from rugzak.apps.gatherings.forms.meeting import MeetingForm
from rugzak.apps.gatherings.forms.methods import MethodForm, MinutesForm, StepForm
from rugzak.apps.gatherings.forms.seats import WishForm
from rugzak.apps.gatherings.forms.sessions import GatheringForm, NewGatheringForm, SeriesForm, StartForm

__all__ = [
    "AnswerForm",
    "GatheringForm",
    "GuestForm",
    "MeetingForm",
    "MethodForm",
    "MinutesForm",
    "NewGatheringForm",
    "PaperForm",
    "PhotoForm",
    "ReportForm",
    "SeriesForm",
    "SheetForm",
    "StartForm",
    "StepForm",
    "VoiceForm",
    "WishForm",
]
