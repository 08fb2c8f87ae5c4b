"""The page cache around a dummy application: what it keeps, for whom, and for how long."""

import threading
import time

import pytest
from django.http import HttpResponse
from tests.publishing.dummies import PAGE, Application, FakeWatch, Reply
from tests.waiting import until

from common.addresses import CLOSED_PREFIXES
from common.caching import ALLOWED, MARK, allow, cacheable
from publishing import cache as cache_module
from publishing.cache import PageCache


@pytest.fixture
def application():
    return Application()


@pytest.fixture
def cache(application):
    return PageCache(application, watch=FakeWatch())


def with_headers(*more):
    return Application(headers=[*PAGE, *more])


def renders(application, **request):
    """How often the application is asked when two readers come one after the other."""
    cache = PageCache(application, watch=FakeWatch())
    Reply(cache, **request)
    Reply(cache, **request)
    return len(application.asked)


# --- what is kept ---------------------------------------------------------------


def test_a_marked_page_is_rendered_once_and_its_mark_is_never_sent(cache, application):
    first, second = Reply(cache), Reply(cache)
    assert first.text == second.text == application.text
    assert len(application.asked) == application.closed == 1
    assert MARK.lower() not in first.headers
    assert MARK.lower() not in second.headers


def test_a_page_that_did_not_opt_in_is_rendered_each_time():
    assert renders(Application(headers=PAGE[:1])) == 2


@pytest.mark.parametrize("prefix", CLOSED_PREFIXES)
@pytest.mark.parametrize("path", ["/{}/", "/{}", "/en/{}/x/", "//{}/"])
def test_closed_addresses_are_never_kept_even_when_marked(prefix, path):
    application = Application()
    assert renders(application, path=path.format(prefix)) == 2


@pytest.mark.parametrize("path", ["/static/site.css", "/media/x.jpg"])
def test_files_pass_through(path):
    assert renders(Application(), path=path) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_get_and_head_are_answered_from_memory(method):
    assert renders(Application(), method=method) == 2


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "a=b"),
        ("Cache-Control", "private"),
        ("Cache-Control", "no-store"),
        ("Vary", "User-Agent"),
        ("Vary", "*"),
        ("Content-Security-Policy", "script-src 'nonce-abc'"),
        ("Content-Encoding", "zstd"),
    ],
)
def test_an_answer_made_for_one_reader_is_never_kept(header):
    application = with_headers(header)
    assert renders(application) == 2


def test_a_page_that_was_not_kept_is_private_to_its_reader():
    reply = Reply(PageCache(with_headers(("Set-Cookie", "a=b")), watch=FakeWatch()))
    assert reply.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("status", ["301 Moved", "403 Forbidden", "500 Error", "503 Busy"])
def test_only_200_and_404_are_kept(status):
    assert renders(Application(status=status)) == 2


def test_not_found_pages_are_kept_up_to_a_bound(application, cache):
    application.status = "404 Not Found"
    for number in range(300):
        assert Reply(cache, path=f"/{number}/").status == 404
    assert len(cache.missing) == 200
    assert len(cache.pages) == 0


# --- for whom -------------------------------------------------------------------


def test_who_has_a_session_gets_a_page_of_their_own_and_leaves_none_behind(cache, application):
    cookie = {"HTTP_COOKIE": "a=b; portal_session=abc"}
    assert Reply(cache, **cookie).headers["cache-control"] == "private, no-cache"
    Reply(cache)
    Reply(cache, **cookie)
    assert len(application.asked) == 3


def test_a_page_is_rendered_without_anything_of_the_reader_who_came_first(cache, application):
    personal = {
        "HTTP_COOKIE": "theme=dark",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "HTTP_USER_AGENT": "x",
        "HTTP_IF_NONE_MATCH": '"x"',
        "HTTP_RANGE": "bytes=0-1",
    }
    Reply(cache, query="fbclid=1", **personal)
    rendered = application.asked[-1]
    assert not set(personal) & set(rendered)
    assert rendered["QUERY_STRING"] == ""
    assert Reply(cache).text == application.text
    assert len(application.asked) == application.closed == 2


def test_an_unmarked_view_sees_the_request_as_it_came():
    application = Application(headers=PAGE[:1])
    cache = PageCache(application, watch=FakeWatch())
    Reply(cache, path="/tim-kiem/", query="q=an+ninh&x=1", HTTP_COOKIE="a=b", HTTP_RANGE="bytes=0-")
    (asked,) = application.asked
    assert asked["QUERY_STRING"] == "q=an+ninh&x=1"
    assert asked["HTTP_COOKIE"] == "a=b"
    assert asked["HTTP_RANGE"] == "bytes=0-"


def test_the_browsers_language_changes_nothing(cache, application):
    Reply(cache, HTTP_ACCEPT_LANGUAGE="vi")
    reply = Reply(cache, HTTP_ACCEPT_LANGUAGE="en")
    assert len(application.asked) == 1
    assert reply.headers["vary"] == "Accept-Encoding"


# --- keys -----------------------------------------------------------------------


@pytest.mark.parametrize("junk", ["utm_source=x", "fbclid=1&gclid=2", "thang=abc", "truoc=%00"])
def test_unknown_and_invalid_parameters_are_dropped(cache, application, junk):
    Reply(cache)
    Reply(cache, query=junk)
    assert len(application.asked) == 1


def test_known_parameters_make_pages_of_their_own_in_any_order(cache, application):
    Reply(cache, query="thang=2023-07&truoc=abc-12")
    Reply(cache, query="truoc=abc-12&x=1&thang=2023-07")
    Reply(cache, query="thang=2023-08")
    assert [asked["QUERY_STRING"] for asked in application.asked] == [
        "thang=2023-07&truoc=abc-12",
        "thang=2023-08",
    ]


@pytest.mark.parametrize("query", ["a=1&" * 600, "a=1&" * 60, "x" * 10_000])
def test_an_endless_query_is_no_error_and_no_key(cache, query):
    Reply(cache)
    assert Reply(cache, query=query).status == 200
    assert len(cache.pages) == 1


@pytest.mark.parametrize("host", ["evil.example", "", "localhost.evil", "local host", "[::1"])
def test_a_forged_host_makes_no_key(cache, host):
    Reply(cache, HTTP_HOST=host)
    assert len(cache.pages) == 0


def test_hosts_schemes_and_paths_are_kept_apart(cache, application):
    Reply(cache)
    Reply(cache, HTTP_HOST="127.0.0.1")
    Reply(cache, path="/en/tin-tuc/")
    Reply(cache, **{"wsgi.url_scheme": "https"})
    assert len(application.asked) == len(cache.pages) == 4


def kept_for(settings, what, **request):
    """What the keys hold once somebody claims to be a proxy: trusted, then not."""
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.USE_X_FORWARDED_HOST = True
    for trusted in (True, False):
        cache = PageCache(Application(), FakeWatch(), is_trusted=lambda _, is_so=trusted: is_so)
        Reply(cache, **request)
        yield [getattr(key, what) for key in cache.pages._entries]


def test_the_scheme_is_the_one_that_a_trusted_proxy_tells(settings):
    request = {"HTTP_X_FORWARDED_PROTO": "https"}
    assert list(kept_for(settings, "scheme", **request)) == [["https"], ["http"]]


def test_the_host_is_the_one_that_a_trusted_proxy_tells(settings):
    request = {"HTTP_X_FORWARDED_HOST": "127.0.0.1"}
    assert list(kept_for(settings, "host", **request)) == [["127.0.0.1"], ["localhost"]]


def test_a_reader_who_asks_again_after_a_publish_costs_one_render(cache, application):
    Reply(cache, HTTP_IF_NONE_MATCH='"old"', HTTP_RANGE="bytes=0-9")
    Reply(cache)
    assert len(application.asked) == 1


def test_endless_paths_make_no_key(cache):
    Reply(cache, path="/" + "a" * 600 + "/")
    assert len(cache.pages) == 0


# --- how long -------------------------------------------------------------------


def test_a_new_generation_is_rendered_anew_and_the_old_one_forgotten(cache, application):
    Reply(cache)
    application.text, cache.watch.number = "<p>mới</p>", 2
    assert Reply(cache).text == "<p>mới</p>"
    assert len(cache.pages) == 1


def test_a_page_rendered_across_a_publish_is_kept_under_the_older_number(cache, application):
    def publish_while_rendering(environ, start_response):
        cache.watch.number = 2
        return application(environ, start_response)

    cache._application = publish_while_rendering
    Reply(cache)
    cache._application = application
    Reply(cache)
    assert len(application.asked) == 2


def test_an_entry_lives_an_hour_unless_the_database_is_down(application):
    now = [0.0]
    cache = PageCache(application, watch=FakeWatch(), clock=lambda: now[0])
    Reply(cache)
    now[0] = 3601
    cache.watch.failing = True
    Reply(cache)
    assert len(application.asked) == 1
    cache.watch.failing = False
    Reply(cache)
    assert len(application.asked) == 2


def test_before_the_first_poll_nothing_is_kept(application):
    cache = PageCache(application, watch=FakeWatch(number=None))
    Reply(cache)
    Reply(cache)
    assert len(application.asked) == 2


def test_memory_is_bounded_and_the_least_recently_used_go_first(application):
    cache = PageCache(application, watch=FakeWatch(), max_bytes=10 * 4000)
    for number in range(50):
        Reply(cache, path=f"/{number}/")
        Reply(cache, path="/0/")
    assert cache.pages.bytes <= 40_000
    assert 2 < len(cache.pages) < 15
    assert len(application.asked) == 50


def test_a_huge_page_is_sent_but_not_kept(cache, application):
    application.text = "x" * (cache_module.MAX_BODY_BYTES + 1)
    assert Reply(cache).body == application.text.encode()
    assert len(cache.pages) == 0


# --- what is sent ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("", None),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("*", "br"),
        ("identity", None),
        ("gzip;q=nonsense", None),
        ("GZIP", "gzip"),
    ],
)
def test_the_body_is_sent_in_a_coding_that_the_reader_takes(cache, application, accept, coding):
    reply = Reply(cache, HTTP_ACCEPT_ENCODING=accept)
    assert reply.headers.get("content-encoding") == coding
    assert reply.text == application.text
    assert reply.headers["content-length"] == str(len(reply.body))
    assert reply.headers["vary"] == "Accept-Encoding"


def test_a_reader_who_has_the_page_is_told_so(cache):
    etag = Reply(cache).headers["etag"]
    for tags in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        reply = Reply(cache, HTTP_IF_NONE_MATCH=tags)
        assert (reply.status, reply.body) == (304, b"")
        assert reply.headers["etag"] == etag
    assert Reply(cache, HTTP_IF_NONE_MATCH='"other"').status == 200


def test_the_same_page_after_a_publish_elsewhere_keeps_its_etag(cache):
    etag = Reply(cache).headers["etag"]
    cache.watch.number = 2
    assert Reply(cache, HTTP_IF_NONE_MATCH=etag).status == 304


def test_head_tells_the_length_and_sends_no_body(cache, application):
    head, get = Reply(cache, method="HEAD"), Reply(cache)
    assert head.body == b""
    assert head.headers == get.headers
    assert application.asked[-1]["REQUEST_METHOD"] == "GET"


# --- many at once ---------------------------------------------------------------


def ask_together(cache, number=8):
    replies = []
    threads = [threading.Thread(target=lambda: replies.append(Reply(cache))) for _ in range(number)]
    for thread in threads:
        thread.start()
    return threads, replies


def finish(threads):
    for thread in threads:
        thread.join(10)


def test_one_reader_renders_and_the_others_wait_for_it(cache, application):
    application.hold = threading.Event()
    threads, replies = ask_together(cache)
    time.sleep(0.2)
    application.hold.set()
    finish(threads)
    assert [reply.status for reply in replies] == [200] * 8
    assert len(application.asked) == 1


def test_who_waited_too_long_renders_alone(cache, application, monkeypatch):
    monkeypatch.setattr(cache_module, "WAIT_SECONDS", 0.05)
    application.hold = threading.Event()
    threads, replies = ask_together(cache, number=2)
    assert until(lambda: len(application.asked) == 2)
    application.hold.set()
    finish(threads)
    assert len(replies) == 2


def test_when_the_one_that_renders_fails_the_next_reader_is_answered(cache, application):
    def broken(environ, start_response):
        raise RuntimeError("lost")

    cache._application = broken
    with pytest.raises(RuntimeError):
        Reply(cache)
    cache._application = application
    assert Reply(cache).status == 200
    assert not cache._flights


# --- how views opt in -----------------------------------------------------------


def test_a_decorated_view_opts_in():
    marked = cacheable(lambda request: HttpResponse("x"))(None)
    assert marked[MARK] == allow(HttpResponse())[MARK] == ALLOWED
