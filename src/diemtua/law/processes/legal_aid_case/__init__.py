"""A request for legal aid up to its archive: one dossier, Law 11/2017/QH14 Chapters IV and V."""

from diemtua.law.codes import N_
from diemtua.law.process import Process, declare
from diemtua.law.processes.legal_aid_case import appointment, ending, hearings, reception, states, work

LEGAL_AID_CASE = declare(
    Process(
        kind="legal_aid_case",
        label=N_("Vụ việc trợ giúp pháp lý"),
        states=states.STATES,
        acts=(*reception.RULES, *appointment.RULES, *work.RULES, *hearings.RULES, *ending.RULES),
        basis=("L11:29", "TT12:5"),
        erase_by=reception.LEADERS,
    )
)
