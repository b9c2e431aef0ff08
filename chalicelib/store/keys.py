"""Every key of every table, side by side.

Photos   PHOTO#<id>          PHOTO                          the photo; GSI by_owner (owner, id)
         PHOTO#<id>          FAVE#<nsid>                    whose favorite it is; GSI by_faver
         PHOTO#<id>          COMMENT#<number>               a comment on it; GSI by_author
         PHOTO#<id>          EXIF#<secret>                  what stands in an original of its
People   PERSON#<nsid>       PERSON                         the account
         PERSON#<nsid>       CONTACT#<nsid>                 whom it follows
         PERSON#<nsid>       UPLOADED#<yyyy-mm>             bytes uploaded in a month      (TTL)
         PERSON#<nsid>       PASSWORD                       the hash of its password
         PERSON#<nsid>       GRANT#<api key>                what it lets an application do
         PERSON#<nsid>       ISSUED#<api key>#<hash>        a token of such a grant
         PERSON#<nsid>       APP#<api key>                  an application of its own
         PERSON#<nsid>       SETS                           its sets of photos, in their order
         PERSON#<nsid>       INSET#<photo id>#<set id>      a set that a photo of its own is in
         SET#<id>            SET                            a set, with the ids of its photos
         SET#<id>            COMMENT#<number>               a comment on it
         COMMONS             <nsid>                         an institution, and since when
         USERNAME#<folded>   NAME                           whose name it is
         ALIAS#<alias>       NAME                           whose path alias it is
         SUBJECT#<issuer>#<sub>  NAME                       whose account elsewhere it is
         APP#<api key>       APP                            an application
         APPNUMBER#<number>  NAME                           which application's number it is
         TOKEN#<hash>        TOKEN                          an access token                (TTL)
         REQUEST#<hash>      REQUEST                        an OAuth request token         (TTL)
         FROB#<hash>         FROB                           a frob or a mini token         (TTL)
         SESSION#<hash>      SESSION                        who is signed in in a browser  (TTL)
         LOGIN#<hash>        LOGIN                          a sign-in under way elsewhere  (TTL)
         NONCE#<key>#<token> <timestamp>#<nonce>            a signature's nonce, once used (TTL)
         TICKET#<id>         TICKET                         an upload under way            (TTL)
         ADDRESS#<address>   <nsid>                         does it want a person's mails? (TTL)
         MAIL#<token>        MAIL                           what that token answers        (TTL)
Hub      PERSON#<nsid>       SUBSCRIPTION#<callback id>     a subscription                 (TTL)
         WATCH#<what>        <nsid>#<callback id>           who listens to it              (TTL)
         LEASE#<yyyymmddhh>  <due>#<nsid>#<callback id>     what the clock must look at    (TTL)
         LEASE#CURSOR        LEASE                          up to where the clock has looked
         FAILED#<nsid>       <id>#<callback id>             a delivery given up            (TTL)
         INBOX#<token>       INBOX                          a callback to try with         (TTL)
         INBOX#<token>       ARRIVED#<place>                what came there                (TTL)
Index    TERM#<term>         <posted>#<photo id>            a photo in a list of photos
         MONTHS              <yyyy-mm>                      a month in which one was uploaded
         SHAPE#<WOE id>      <created>#<0 or 1>             a shape of a place; 1: its donut hole
         SHAPES#<type>       <WOE id>                       the newest shape of a place
         TALLIES#<part>      <WOE id>                       what changed since it was drawn
         PLACED#<photo id>   PLACED                         what a photo counts for in places
         WITHIN#<WOE id>     <WOE id>                       how many photos a place in it has
         DAY#<yyyy-mm-dd>    <WOE id>                       how many of a day a place has
         WALK#<name>         <segment>                      up to where a table was gone through
"""

from __future__ import annotations

from datetime import UTC, datetime

from chalicelib.model.delivery import Target

Key = dict[str, str]

PREFIX_APPLICATION = "APP#"
PREFIX_COMMENT = "COMMENT#"
PREFIX_CONTACT = "CONTACT#"
PREFIX_FAVE = "FAVE#"
PREFIX_GRANT = "GRANT#"
PREFIX_IN_SET = "INSET#"
PREFIX_SUBSCRIPTION = "SUBSCRIPTION#"


def _key(pk: str, sk: str) -> Key:
    return {"pk": pk, "sk": sk}


def photo(photo_id: str) -> Key:
    return _key(f"PHOTO#{photo_id}", "PHOTO")


def photo_of(pk: str) -> str:
    return pk.removeprefix("PHOTO#")


def is_photo(sk: str) -> bool:
    return sk == "PHOTO"


def favorite(photo_id: str, nsid: str) -> Key:
    return _key(f"PHOTO#{photo_id}", f"{PREFIX_FAVE}{nsid}")


def comment(photo_id: str, number: str) -> Key:
    return _key(f"PHOTO#{photo_id}", f"{PREFIX_COMMENT}{number}")


def exif(photo_id: str, original_secret: str) -> Key:
    return _key(f"PHOTO#{photo_id}", f"EXIF#{original_secret}")


def all_comments() -> tuple[str, str]:
    return PREFIX_COMMENT, f"{PREFIX_COMMENT}~"


def faved_by(sk: str) -> str:
    return sk.removeprefix(PREFIX_FAVE) if sk.startswith(PREFIX_FAVE) else ""


def person(nsid: str) -> Key:
    return _key(f"PERSON#{nsid}", "PERSON")


def institution(nsid: str) -> Key:
    return _key("COMMONS", nsid)


def person_of(pk: str) -> str:
    return pk.removeprefix("PERSON#")


def contact(owner: str, nsid: str) -> Key:
    return _key(f"PERSON#{owner}", f"{PREFIX_CONTACT}{nsid}")


def opt_in(nsid: str, address: str) -> Key:
    return _key(f"ADDRESS#{address}", nsid)


def mail_token(token: str) -> Key:
    return _key(f"MAIL#{token}", "MAIL")


def uploaded(nsid: str, month: str) -> Key:
    return _key(f"PERSON#{nsid}", f"UPLOADED#{month}")


def username(folded: str) -> Key:
    return _key(f"USERNAME#{folded}", "NAME")


def alias(path_alias: str) -> Key:
    return _key(f"ALIAS#{path_alias}", "NAME")


def application(api_key: str) -> Key:
    return _key(f"APP#{api_key}", "APP")


def application_number(number: str) -> Key:
    return _key(f"APPNUMBER#{number}", "NAME")


def photoset(photoset_id: str) -> Key:
    return _key(f"SET#{photoset_id}", "SET")


def photoset_comment(photoset_id: str, number: str) -> Key:
    return _key(f"SET#{photoset_id}", f"{PREFIX_COMMENT}{number}")


def photosets(nsid: str) -> Key:
    return _key(f"PERSON#{nsid}", "SETS")


def in_photoset(nsid: str, photo_id: str, photoset_id: str) -> Key:
    return _key(f"PERSON#{nsid}", f"{in_photosets(photo_id)}{photoset_id}")


def in_photosets(photo_id: str) -> str:
    return f"{PREFIX_IN_SET}{photo_id}#"


def photo_in_set(sk: str) -> tuple[str, str]:
    photo_id, _, photoset_id = sk.removeprefix(PREFIX_IN_SET).partition("#")
    return photo_id, photoset_id


def own_application(nsid: str, api_key: str) -> Key:
    return _key(f"PERSON#{nsid}", f"{PREFIX_APPLICATION}{api_key}")


def password(nsid: str) -> Key:
    return _key(f"PERSON#{nsid}", "PASSWORD")


def grant(nsid: str, api_key: str) -> Key:
    return _key(f"PERSON#{nsid}", f"{PREFIX_GRANT}{api_key}")


def issued(nsid: str, api_key: str, token_hash: str) -> Key:
    return _key(f"PERSON#{nsid}", f"{issued_for(api_key)}{token_hash}")


def issued_for(api_key: str) -> str:
    return f"ISSUED#{api_key}#"


def token(token_hash: str) -> Key:
    return _key(f"TOKEN#{token_hash}", "TOKEN")


def request_token(token_hash: str) -> Key:
    return _key(f"REQUEST#{token_hash}", "REQUEST")


def frob(frob_hash: str) -> Key:
    return _key(f"FROB#{frob_hash}", "FROB")


def session(session_hash: str) -> Key:
    return _key(f"SESSION#{session_hash}", "SESSION")


def login(state_hash: str) -> Key:
    return _key(f"LOGIN#{state_hash}", "LOGIN")


def subject(issuer: str, sub: str) -> Key:
    return _key(f"SUBJECT#{issuer}#{sub}", "NAME")


def nonce(api_key: str, token: str, timestamp: str, nonce: str) -> Key:
    return _key(f"NONCE#{api_key}#{token}", f"{timestamp}#{nonce}")


def ticket(ticket_id: str) -> Key:
    return _key(f"TICKET#{ticket_id}", "TICKET")


def rate(what: str, window: int) -> Key:
    return _key(f"RATE#{what}", str(window))


def subscription(nsid: str, subscription_id: str) -> Key:
    return _key(f"PERSON#{nsid}", f"{PREFIX_SUBSCRIPTION}{subscription_id}")


def watch(what: str, target: Target) -> Key:
    return _key(f"WATCH#{what}", f"{target.nsid}#{target.subscription_id}")


def watching(what: str) -> str:
    return f"WATCH#{what}"


def watched(pk: str) -> str:
    return pk.removeprefix("WATCH#")


def watcher(sk: str) -> Target:
    nsid, subscription_id = sk.split("#")
    return Target(nsid=nsid, subscription_id=subscription_id)


def lease(due: int, target: Target) -> Key:
    return _key(lease_hour(due), f"{due:011d}#{target.nsid}#{target.subscription_id}")


def lease_hour(now: float) -> str:
    return f"LEASE#{datetime.fromtimestamp(now, UTC):%Y%m%d%H}"


def lease_until(now: float) -> str:
    return f"{int(now) + 1:011d}"


def leased(sk: str) -> Target:
    return watcher(sk.partition("#")[2])


def lease_cursor() -> Key:
    return _key("LEASE#CURSOR", "LEASE")


def failed(target: Target, delivery_id: str) -> Key:
    return _key(f"FAILED#{target.nsid}", f"{delivery_id}#{target.subscription_id}")


def failed_of(sk: str) -> tuple[str, str]:
    delivery_id, _, subscription_id = sk.partition("#")
    return delivery_id, subscription_id


def inbox(token: str) -> Key:
    return _key(f"INBOX#{token}", "INBOX")


def arrival(token: str, place: int) -> Key:
    return _key(f"INBOX#{token}", f"ARRIVED#{place:02d}")


def term(term: str) -> str:
    return f"TERM#{term}"


def posting(of: str, posted: int, photo_id: str) -> Key:
    return _key(term(of), f"{posted:011d}#{photo_id:0>19}")


def is_term(pk: str) -> bool:
    return pk.startswith("TERM#")


def term_of(pk: str) -> str:
    return pk.removeprefix("TERM#")


def posting_of(sk: str) -> tuple[int, str]:
    posted, _, photo_id = sk.partition("#")
    return int(posted), photo_id.lstrip("0")


def shape(woe_id: str, created: int, is_donuthole: bool) -> Key:  # noqa: FBT001
    return _key(shapes(woe_id), f"{created:011d}#{int(is_donuthole)}")


def shapes(woe_id: str) -> str:
    return f"SHAPE#{woe_id}"


def newest_shape(kind: int, woe_id: str) -> Key:
    return _key(newest_shapes(kind), woe_id)


def newest_shapes(kind: int) -> str:
    return f"SHAPES#{int(kind)}"


def tally(part: int, woe_id: str) -> Key:
    return _key(tallies(part), woe_id)


def tallies(part: int) -> str:
    return f"TALLIES#{part:02d}"


def placed(photo_id: str) -> Key:
    return _key(f"PLACED#{photo_id}", "PLACED")


def placed_of(pk: str) -> str:
    return pk.removeprefix("PLACED#")


def photos_within(parent: str, woe_id: str) -> Key:
    return _key(f"WITHIN#{parent}", woe_id)


def photos_of_day(day: str, woe_id: str) -> Key:
    return _key(f"DAY#{day}", woe_id)


def walk(name: str, segment: int) -> Key:
    return _key(f"WALK#{name}", f"{segment:02d}")


def month(posted: int) -> Key:
    return _key("MONTHS", f"{datetime.fromtimestamp(posted, UTC):%Y-%m}")


def posted_between(since: int | None, until: int | None) -> tuple[str, str]:
    """The sks of postings uploaded at these times, or between them."""
    first = f"{max(0, since or 0):011d}"
    last = "~" if until is None else f"{max(0, until):011d}#~"
    return first, last
