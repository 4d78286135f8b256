"""What people type stands sealed in the database, or is named here with the reason why whoever opens it may read it.

A new column of text is in neither place, so this fails: seal it (`EncryptedTextField`), unless it can name nobody who
is helped and say nothing of a case. ADR 0043.
"""

from collections import Counter
from collections.abc import Iterator

from django.db.models import CharField, JSONField, TextField

from tests.rows import our_models, sealed_fields

PUBLIC = {
    "places": "provinces and communes, from decrees",
    "rulebook": "rules, days and figures that everybody may know, and who corrected them on what document",
    "plans": "a plan is a published paper, and what a body reports on its part of it speaks of tasks",
}
OPEN = {
    "sealed by hand with the key of its dossier, which erasing destroys (ADR 0002)": """
        documents.Attachment.sealed_name documents.Paper.sealed documents.Revision.sealed
        dossiers.Payload.sealed
    """,
    "names by which people are found, protected by who may see the dossier (ADR 0007, 0023)": """
        people.Person.full_name people.Person.other_names people.Person.folded people.Person.found_by
        people.Person.sort_key referrals.Referral.full_name referrals.Referral.folded
    """,
    "masked where the law hides the person; of the Council's dossiers a title, or the body that was asked": """
        dossiers.Dossier.label
    """,
    "officials, lawyers and members of the Council in their duty: who they are, and on what document": """
        accounts.User.username accounts.User.email accounts.User.full_name accounts.User.folded
        accounts.User.sort_key accounts.User.phone accounts.RoleHeld.title accounts.RoleHeld.document
        accounts.Deputising.title accounts.Deputising.own_title accounts.Deputising.document
        workforce.Practitioner.full_name workforce.Practitioner.folded workforce.Practitioner.sort_key
        workforce.Practitioner.card_number workforce.Practitioner.phone workforce.OnCall.phone
        workforce.OnCall.source council.Member.full_name council.Member.folded council.Member.sort_key
        council.Member.position council.Member.document council.Decision.person
    """,
    "what members of the Council are owed, and why: books that accountants and the treasury check": """
        council.AllowanceChange.full_name council.AllowanceChange.because council.AllowanceMonth.rows
    """,
    "bodies, their posts and places": """
        accounts.Organisation.code accounts.Organisation.name accounts.Organisation.short_name
        accounts.Organisation.folded accounts.Organisation.sort_key accounts.Organisation.register_prefix
        accounts.Organisation.phone accounts.Organisation.email accounts.Organisation.address
        accounts.Organisation.note accounts.OrganisationSuccession.document accounts.OrganisationAlias.text
        accounts.OrganisationAlias.folded accounts.BodyGroup.code accounts.BodyGroup.name
        accounts.BodyGroup.folded accounts.BodyGroup.basis duty.Site.name duty.Site.sort_key duty.Site.place
        duty.Site.phone documents.Template.name
    """,
    "what stands in lists and on papers that go out; the form says to name nobody": """
        council.Meeting.title council.Meeting.place
    """,
    "how somebody signs in, kept to find who did not": """
        accounts.User.password accounts.User.language accounts.LoginEvent.username accounts.LoginEvent.agent
    """,
    "where something stands: numbers, documents that decided, books, shelves, rooms of a court": """
        cases.Case.code cases.Case.shelf documents.Paper.series documents.Paper.number dossiers.Dossier.number
        dossiers.Dossier.tracking_code dossiers.Erasure.document dossiers.RegisterSequence.register
        dossiers.RegisterLine.register duty.ListedHearing.room duty.ListedHearing.number
    """,
    "digests and keyed indexes, which say nothing": """
        accounts.SecretAddress.digest cases.BookClosing.digest cases.Case.category_index
        cases.SavedView.name_index documents.Attachment.sha256 documents.Template.sha256 dossiers.Anchor.digest
        dossiers.Anchor.prev_seal dossiers.Anchor.seal dossiers.AnchorHead.hash dossiers.Dossier.head
        dossiers.Entry.hash dossiers.Entry.payload_digest dossiers.Entry.prev_hash dossiers.ReadRecord.hash
        dossiers.ReadRecord.prev_hash duty.ListedHearing.mark people.Person.identity_new_index
        people.Person.identity_old_index people.Phone.number_index people.SensitiveGround.category_index
        portal.Draft.code_index referrals.RegisterCheck.digest
    """,
    "what the system writes: codes, ids, days, figures, its own sentences": """
        accounts.AccountChange.detail accounts.SecretAddress.subject council.Report.figures council.Report.lines
        documents.Template.form documents.Paper.form dossiers.AnchorHead.subject dossiers.Deadline.rule
        dossiers.Deadline.unit dossiers.Deadline.paused dossiers.Deadline.trace dossiers.Deadline.owed_by
        dossiers.Dossier.kind dossiers.Dossier.state dossiers.Dossier.facts dossiers.Dossier.rule_versions
        dossiers.Dossier.next_due_rule dossiers.Entry.act dossiers.Entry.state_before dossiers.Entry.state_after
        dossiers.Entry.data dossiers.ReadRecord.words duty.CourtSchedule.sites duty.Roster.changes
        duty.Proposal.placements duty.Proposal.missing duty.Proposal.dropped duty.Shift.reasons
        notices.Message.link notices.Delivery.last_error notices.Schedule.name people.PersonChange.fields
        referrals.Referral.notice_trace workforce.ConflictCheck.verdict workforce.ConflictCheck.basis
        workforce.Engagement.ended_because workforce.Practitioner.fields workforce.Practitioner.languages
    """,
    "the filters of a list, whose words stand sealed (ADR 0022)": """
        cases.SavedView.query
    """,
}


def readable() -> Iterator[str]:
    """Every column in which a text stands for whoever opens the database; what is chosen from a list is a code."""
    for model in our_models():
        sealed, texts = sealed_fields(model), (CharField, TextField, JSONField)
        plain = [each for each in model._meta.concrete_fields if isinstance(each, texts) and each not in sealed]
        if model._meta.app_label not in PUBLIC:
            yield from (f"{model._meta.label}.{each.name}" for each in plain if not each.choices)


def test_every_text_stands_sealed_or_is_named_with_its_reason() -> None:
    named = " ".join(OPEN.values()).split()
    assert sorted(set(readable()) - set(named)) == []


def test_no_reason_stands_for_what_is_gone_or_sealed_or_named_twice() -> None:
    named = Counter(" ".join(OPEN.values()).split())
    assert (sorted(set(named) - set(readable())), [each for each, times in named.items() if times > 1]) == ([], [])
