"""What every mailbox must do, whatever lies behind it.

A provider subclasses MailboxContract and supplies the fixtures at its top: the mailbox, and the
hands of a host who works in a mail program of his own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.providers.mail_samples import (
    KEY,
    NOW,
    OWN,
    WATCH,
    arrived,
    bounce,
    found,
    letter,
    watching,
)

from reachout.domain.draft import DraftRef
from reachout.errors import Conflict
from reachout.formats import mail
from reachout.ports import Folder, Mailbox, Watch


class MailboxContract:
    """Subclass, and supply these fixtures."""

    @pytest.fixture
    def mailbox(self) -> Mailbox:
        """Empty, of a host with the addresses OWN."""
        raise NotImplementedError

    @pytest.fixture
    def press_send(self) -> Callable[[DraftRef], None]:
        """The host sends a draft from his mail program."""
        raise NotImplementedError

    @pytest.fixture
    def edit_draft(self) -> Callable[[DraftRef, bytes], None]:
        """The host saves a draft with other content from his mail program."""
        raise NotImplementedError

    @pytest.fixture
    def discard(self) -> Callable[[DraftRef], None]:
        """The host throws a draft away."""
        raise NotImplementedError

    @pytest.fixture
    def deliver(self) -> Callable[..., None]:
        """deliver(raw, folder=Folder.INBOX): a mail appears there, by whatever hand."""
        raise NotImplementedError

    @pytest.fixture
    def read_all(self) -> Callable[[], None]:
        """The host opens every mail in his inbox."""
        raise NotImplementedError

    # -------------------------------------------------------------- drafts

    def test_a_draft_lies_there_with_its_words_and_its_key(self, mailbox):
        """As it was written, and under every mark by which it is found."""
        ref = mailbox.write_draft(KEY, letter())
        seen = mailbox.draft(ref)
        assert mail.fingerprint(seen.raw) == mail.fingerprint(letter())
        assert (seen.ref.key, seen.ref.subject) == (KEY, "Incident reviews")
        assert seen.ref.to == "priya@example.com"
        assert mailbox.draft(ref).stamp == seen.stamp

    def test_a_draft_is_found_by_its_key_alone(self, mailbox):
        """After a crash between writing it and remembering where."""
        mailbox.write_draft(KEY, letter())
        lost = DraftRef(handle="", key=KEY, message_id="", to="", subject="")
        assert mailbox.draft(lost) is not None
        other = DraftRef(handle="", key="l2.first.0.0", message_id="", to="", subject="")
        assert mailbox.draft(other) is None

    def test_an_untouched_draft_is_rewritten_in_its_place(self, mailbox):
        """One draft, the new words."""
        ref = mailbox.write_draft(KEY, letter())
        mailbox.rewrite_draft(mailbox.draft(ref), letter(words="Wed 10 June, 9:00"))
        assert mail.text_of(mailbox.draft(ref).raw)[0].strip() == "Wed 10 June, 9:00"
        assert len(mailbox.search(WATCH, NOW - timedelta(days=1), drafts=True)) == 1

    def test_a_rewritten_draft_is_rewritten_again(self, mailbox):
        """By the reference that the last rewrite gave."""
        ref = mailbox.write_draft(KEY, letter())
        for words in ("one", "two", "one"):
            ref = mailbox.rewrite_draft(mailbox.draft(ref), letter(words=words))
            assert mail.text_of(mailbox.draft(ref).raw)[0].strip() == words

    def test_field_draft_overwritten(self, mailbox, edit_draft):
        """inbox-zero: what the host changed after our look is neither rewritten nor removed."""
        ref = mailbox.write_draft(KEY, letter())
        before = mailbox.draft(ref)
        edit_draft(ref, letter(words="My own words."))
        with pytest.raises(Conflict):
            mailbox.rewrite_draft(before, letter(words="Wed 10 June, 9:00"))
        with pytest.raises(Conflict):
            mailbox.withdraw_draft(before)
        assert mail.text_of(mailbox.draft(ref).raw)[0].strip() == "My own words."

    def test_an_edited_draft_has_another_stamp_and_fingerprint(self, mailbox, edit_draft):
        """So that it is known to be touched."""
        ref = mailbox.write_draft(KEY, letter())
        before = mailbox.draft(ref)
        edit_draft(ref, letter(words="My own words."))
        after = mailbox.draft(ref)
        assert after.stamp != before.stamp
        assert mail.fingerprint(after.raw) != mail.fingerprint(before.raw)

    def test_a_withdrawn_draft_is_gone(self, mailbox):
        """And cannot be withdrawn or rewritten again."""
        ref = mailbox.write_draft(KEY, letter())
        seen = mailbox.draft(ref)
        mailbox.withdraw_draft(seen)
        assert mailbox.draft(ref) is None
        with pytest.raises(Conflict):
            mailbox.withdraw_draft(seen)
        with pytest.raises(Conflict):
            mailbox.rewrite_draft(seen, letter(words="again"))
        assert mailbox.draft(ref) is None

    def test_a_discarded_draft_is_gone_and_was_never_sent(self, mailbox, discard):
        """The host's no."""
        ref = mailbox.write_draft(KEY, letter())
        discard(ref)
        assert mailbox.draft(ref) is None
        assert mailbox.sent(ref, NOW) is None

    def test_a_sent_draft_is_found_in_sent_with_the_words_that_went(
        self, mailbox, edit_draft, press_send
    ):
        """What the host changed before Send is what counts."""
        ref = mailbox.write_draft(KEY, letter())
        assert mailbox.sent(ref, NOW) is None
        edit_draft(ref, letter(words="My own words."))
        press_send(mailbox.draft(ref).ref)
        assert mailbox.draft(ref) is None
        sent = mailbox.sent(ref, NOW)
        assert sent.folder is Folder.SENT
        assert mail.text_of(sent.raw)[0].strip() == "My own words."

    def test_another_letter_to_the_same_person_is_not_this_one(self, mailbox, press_send):
        """Same recipient, same subject, another key."""
        ref = mailbox.write_draft(KEY, letter())
        other = mailbox.write_draft("l1.nudge.1.0", letter("l1.nudge.1.0", "A nudge."))
        press_send(other)
        assert mailbox.sent(ref, NOW) is None
        assert mailbox.draft(ref).ref.key == KEY

    def test_the_host_is_shown_where_a_draft_lies(self, mailbox):
        """A path or an address to open."""
        assert mailbox.link(mailbox.write_draft(KEY, letter()))

    # -------------------------------------------------------------- looking

    def test_what_lies_there_at_the_first_look_is_not_news(self, mailbox, deliver):
        """And a look at an unchanged mailbox finds nothing."""
        deliver(arrived())
        first = mailbox.look("", WATCH)
        assert (first.mail, first.stirred) == ((), frozenset())
        again = mailbox.look(first.cursor, WATCH)
        assert (again.mail, again.stirred) == ((), frozenset())

    def test_a_reply_is_seen_once(self, mailbox, deliver):
        """With its Message-ID and all its bytes."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived())
        look = mailbox.look(cursor, WATCH)
        assert [(seen.id, seen.folder) for seen in look.mail] == [
            ("theirs-1@example.com", Folder.INBOX)
        ]
        assert mail.text_of(look.mail[0].raw)[0].strip() == "Gladly, Tuesday it is."
        assert mailbox.look(look.cursor, WATCH).mail == ()

    def test_mail_of_others_is_none_of_our_business(self, mailbox, deliver):
        """Neither a stranger's letter nor a list's, though they come with it."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived(id="x1@example.com", sender="Mo <mo@example.com>"))
        deliver(arrived("priya@example.com said so", id="x2@example.com", sender="l@example.com"))
        deliver(arrived())
        assert found(mailbox.look(cursor, WATCH)) == ["theirs-1@example.com"]

    def test_several_mails_come_oldest_first(self, mailbox, deliver):
        """Whatever the order in which they arrived."""
        cursor = mailbox.look("", WATCH).cursor
        for hours in (2, 0, 1):
            deliver(arrived(id=f"t{hours}@example.com", at=NOW + timedelta(hours=hours)))
        look = mailbox.look(cursor, WATCH)
        assert found(look) == ["t0@example.com", "t1@example.com", "t2@example.com"]

    def test_field_own_mail_as_reply(self, mailbox, deliver):
        """warmbly #549: a copy to oneself, from any own address, is never a reply."""
        cursor = mailbox.look("", WATCH).cursor
        for at, own in enumerate(sorted(OWN)):
            own_copy = arrived(
                id=f"s{at}@example.org", sender=f"Sam <{own}>", to="priya@example.com"
            )
            deliver(own_copy)
            deliver(own_copy, Folder.SENT)
        look = mailbox.look(cursor, WATCH)
        assert {seen.folder for seen in look.mail} == {Folder.SENT}
        assert sorted(found(look)) == ["s0@example.org", "s1@example.org"]

    def test_what_the_host_writes_by_hand_is_seen_in_sent(self, mailbox, deliver):
        """A mail to the person, in any thread."""
        cursor = mailbox.look("", WATCH).cursor
        by_hand = arrived("A hello by hand.", id="h@example.org", sender="sam@example.org")
        deliver(by_hand.replace(b"To: sam@example.org", b"To: priya@example.com"), Folder.SENT)
        look = mailbox.look(cursor, WATCH)
        assert [(seen.id, seen.folder) for seen in look.mail] == [("h@example.org", Folder.SENT)]

    def test_field_reply_from_alias(self, mailbox, deliver):
        """warmbly #591: a known address in any thread, and any address in ours, are seen."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived(id="known@example.com", Subject="Something else"))
        stranger = "Priya N. <pn@elsewhere.example>"
        deliver(arrived(id="a@x.example", sender=stranger, In_Reply_To="<ours-1@example.org>"))
        thread = "<first@example.org> <OURS-1@example.org>\n <last@example.com>"
        deliver(arrived(id="b@x.example", sender=stranger, References=thread))
        look = mailbox.look(cursor, WATCH)
        assert sorted(found(look)) == ["a@x.example", "b@x.example", "known@example.com"]

    def test_a_reply_in_spam_is_seen(self, mailbox, deliver):
        """And said to lie there."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived(), Folder.SPAM)
        look = mailbox.look(cursor, WATCH)
        assert [seen.folder for seen in look.mail] == [Folder.SPAM]

    @pytest.mark.parametrize(
        "about",
        [
            "Final-Recipient: rfc822; Priya@example.com",
            "Original-Message-ID: <ours-1@example.org>",
        ],
    )
    def test_field_nested_dsn(self, mailbox, deliver, about):
        """oneshot-gtm #30: a bounce is seen though its fields are nested in a child part."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(bounce(about))
        deliver(bounce("Final-Recipient: rfc822; mo@example.com", "other@example.net"))
        assert found(mailbox.look(cursor, WATCH)) == ["bounce-1@example.net"]

    def test_field_unread_as_state(self, mailbox, deliver, read_all):
        """mautic #6724: reading mail elsewhere hides nothing and repeats nothing."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived())
        read_all()
        look = mailbox.look(cursor, WATCH)
        assert found(look) == ["theirs-1@example.com"]
        deliver(arrived(id="theirs-2@example.com"))
        between = mailbox.look(look.cursor, WATCH)
        read_all()
        assert found(between) == ["theirs-2@example.com"]
        assert mailbox.look(between.cursor, WATCH).mail == ()

    def test_the_same_mail_twice_is_one(self, mailbox, deliver):
        """Sent to two of the host's addresses, or through a list besides."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived())
        deliver(arrived(to="sam.adler@example.net"))
        assert found(mailbox.look(cursor, WATCH)) == ["theirs-1@example.com"]

    def test_a_mail_without_an_id_has_one_that_stays(self, mailbox, deliver):
        """So that it is not taken for news twice."""
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived().replace(b"Message-ID: <theirs-1@example.com>\n", b""))
        ids = {found(mailbox.look(cursor, WATCH))[0] for _ in range(2)}
        assert len(ids) == 1 and "" not in ids

    def test_field_history_gone(self, mailbox, deliver):
        """OpenArchiver #443: a cursor nobody can read means a full look; nothing is lost."""
        mailbox.look("", WATCH)
        deliver(arrived())
        look = mailbox.look("no cursor of ours", WATCH)
        assert found(look) == ["theirs-1@example.com"]
        assert mailbox.look(look.cursor, WATCH).mail == ()

    # -------------------------------------------------------------- drafts that stir

    def test_a_draft_that_lies_still_does_not_stir(self, mailbox):
        """Look after look."""
        watch = watching(mailbox)
        cursor = ""
        for _ in range(3):
            look = mailbox.look(cursor, watch)
            assert look.stirred == frozenset()
            cursor = look.cursor

    def test_an_edited_draft_stirs(self, mailbox, edit_draft):
        """Once, until it changes again."""
        watch = watching(mailbox)
        cursor = mailbox.look("", watch).cursor
        edit_draft(watch.drafts[0], letter(words="My own words."))
        look = mailbox.look(cursor, watch)
        assert look.stirred == {KEY}
        assert mailbox.look(look.cursor, watch).stirred == frozenset()

    def test_a_discarded_draft_stirs(self, mailbox, discard):
        """It vanished."""
        watch = watching(mailbox)
        cursor = mailbox.look("", watch).cursor
        discard(watch.drafts[0])
        assert mailbox.look(cursor, watch).stirred == {KEY}

    def test_a_sent_draft_stirs(self, mailbox, press_send):
        """It vanished from Drafts, and a mail of the host appeared."""
        watch = watching(mailbox)
        cursor = mailbox.look("", watch).cursor
        press_send(watch.drafts[0])
        look = mailbox.look(cursor, watch)
        assert look.stirred == {KEY}
        assert [seen.folder for seen in look.mail] == [Folder.SENT]

    # -------------------------------------------------------------- searching

    def test_a_search_finds_both_directions_in_every_folder(self, mailbox, deliver):
        """Spam too; Drafts only when asked."""
        deliver(arrived(id="in@example.com"))
        deliver(arrived(id="spam@example.com"), Folder.SPAM)
        own = arrived(id="out@example.org", sender="sam@example.org", to="priya@example.com")
        deliver(own, Folder.SENT)
        deliver(arrived(id="mo@example.com", sender="mo@example.com"))
        mailbox.write_draft(KEY, letter())
        since = NOW - timedelta(days=1)
        kinds = {seen.id: seen.folder for seen in mailbox.search(WATCH, since)}
        assert kinds == {
            "in@example.com": Folder.INBOX,
            "spam@example.com": Folder.SPAM,
            "out@example.org": Folder.SENT,
        }
        drafts = [
            seen.folder
            for seen in mailbox.search(WATCH, since, drafts=True)
            if seen.id not in kinds
        ]
        assert drafts == [Folder.DRAFTS]

    def test_a_search_leaves_out_what_is_older(self, mailbox, deliver):
        """By the date of the mail."""
        deliver(arrived(id="old@example.com", at=NOW - timedelta(days=30)))
        deliver(arrived(id="new@example.com", at=NOW))
        hits = mailbox.search(WATCH, NOW - timedelta(days=7))
        assert [seen.id for seen in hits] == ["new@example.com"]

    def test_a_search_for_nobody_finds_nothing(self, mailbox, deliver):
        """No mail is opened then."""
        deliver(arrived())
        assert not mailbox.search(Watch(), NOW - timedelta(days=7))
