// What tells that two tips may be about the same people: phone numbers, vehicles' plates, account
// and paper numbers, however they were written. Pure: text in, [{kind, value}] out.
"use strict";

(function (Desk) {
  // A sign that people put between the groups of a number.
  const GAP = "[ .()-]{0,2}";
  const PREFIX = "(?:(?:\\+|00)" + GAP + "84(?:" + GAP + "0)?|84|0)";
  const more = (count) => "(?:" + GAP + "\\d){" + count + "}";
  // 0905 123 456 · +84 905.123.456 · +84 (0)905123456 · (0236) 3822 123 · 1900 1234
  const NUMBERS = [PREFIX + GAP + "[35789]" + more(8), PREFIX + GAP + "2" + more(9), "1[89]00" + more("4,6")];
  const PHONE = new RegExp("(?<!\\d)(?:" + NUMBERS.join("|") + ")(?!\\d)", "g");
  // 43A-123.45 · 43-B1 123.45 · 29LD 12345 · 43MĐ1-123.45
  const PLATE = /(?<![\p{L}\p{N}])([1-9]\d)[ .-]{0,2}([A-ZĐ]{1,2}\d?)[ .-]{0,3}(\d{3}[ .-]?\d{2}|\d{4})(?![\p{L}\p{N}])/giu;
  const DIGITS = /\d(?:[ .-]?\d){5,21}/g;
  // Said right before a number, these make even a short one an account.
  const ACCOUNT_SAID = /(?<!\p{L})(?:stk|tk|tài khoản|tai khoan|account|acc)[^0-9\n]{0,24}$/iu;
  const MONEY_SAID = /^ ?(?:đ|d|đồng|dong|vnđ|vnd|k|tr|triệu|trieu|nghìn|ngàn|usd)(?!\p{L})/iu;
  // A day, perhaps with an hour after it.
  const DATE = /^(?:\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)\d{2}|(?:19|20)\d{2}[ .-]\d{1,2}[ .-]\d{1,2})(?: \d{1,2})?$/;
  const MONEY = /^\d{1,3}(?:[.,]\d{3})*[., ]000$/;
  const UNITS = ["h", "m", "k", "g", "l", "t"];

  function bare(text) {
    return text.replace(/\D/g, "");
  }

  // The national form: 0 instead of the country's 84.
  function phone([written]) {
    const digits = bare(written);
    return /^(?:00)?84/.test(digits) ? "0" + digits.replace(/^(?:00)?840?/, "") : digits;
  }

  // "22 h 2030" is a time, not a vehicle.
  function plate(match) {
    const [, province, series, number] = match;
    const unit = UNITS.indexOf(series) >= 0 && number.length === 4;
    return Number(province) < 11 || unit ? "" : (province + series + bare(number)).toUpperCase();
  }

  function account(match, text) {
    const [written] = match;
    const digits = bare(written);
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + written.length);
    const said = ACCOUNT_SAID.test(before);
    if (DATE.test(written) || MONEY.test(written) || MONEY_SAID.test(after)) return "";
    if (digits.length > 19 || digits.length < (said ? 6 : 10)) return "";
    return digits;
  }

  // [values, the rest of the text]: what was found is blotted out, so that it is found once.
  function each(text, pattern, valueOf) {
    const values = Array.from(text.matchAll(pattern), (match) => [match, valueOf(match)]);
    const found = values.filter(([, value]) => value !== "");
    const rest = found.reduce((left, [{ index, 0: written }]) => (
      left.slice(0, index) + "·".repeat(written.length) + left.slice(index + written.length)
    ), text);
    return [found.map(([, value]) => value), rest];
  }

  function find(written) {
    const text = written.normalize("NFKC");
    const [plates, withoutPlates] = each(text, PLATE, plate);
    const [phones, numbers] = each(withoutPlates, PHONE, phone);
    const [accounts] = each(numbers, DIGITS, (match) => account(match, numbers));
    const named = (kind, values) => Array.from(new Set(values), (value) => ({ kind, value }));
    return named("plate", plates).concat(named("phone", phones), named("account", accounts));
  }

  // What of the first stands among the others too, whatever it was taken for there.
  function shared(some, others) {
    const values = new Set(others.map((trace) => trace.value));
    return some.filter((trace) => values.has(trace.value));
  }

  Desk.traces = { find, shared };
})(window.Desk);
