import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 296:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(128);

// Awaited at the top: a promise that never settles would otherwise let Node end with exit code 0.
await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __nccwpck_require__(58);
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/core/ids.js

const hexId = /^[0-9a-f]{24}$/;
/** Any case in, lower case out; null where it is not 24 hex characters. */
function parseStudyId(text) {
    const id = text.toLowerCase();
    return hexId.test(id) ? id : null;
}
/** Any case in, lower case out; null where it is not 24 hex characters. */
function parsePersonalId(text) {
    const id = text.toLowerCase();
    return hexId.test(id) ? id : null;
}
/**
 * Prolific does not say what a bulk id looks like: anything that is safe in a path and a log line.
 */
function parseBulkId(text) {
    return /^[\w-]{1,64}$/.test(text) ? text : null;
}
/**
 * The ledger's pseudonym of an id: the first 32 hex characters of SHA-256 of `<study id>:<id>`
 * (docs/ledger.md). Whoever holds a list of ids can test them against it.
 */
function fingerprint(study, id) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(`${study}:${id}`).digest('hex').slice(0, 32);
}
/** The last four characters, all that a log may show of a person: `\u202643f8`. */
function maskId(id) {
    return `\u2026${id.slice(-4)}`;
}
/**
 * Masks whatever looks like an id inside a text that others wrote. Not bounded by words: an id may
 * be glued to letters, and a longer run of hex is masked as a whole. A person whose line is known
 * is called by it: the last four characters of an id make the ledger's hashes guessable
 * (docs/privacy.md).
 *
 * @param lineOf the line of an id in lower case, null where none is known
 */
function maskIdsIn(text, lineOf = () => null) {
    return text.replace(/[0-9a-f]{24,}/gi, (id) => lineOf(id.toLowerCase()) ?? maskId(id));
}

;// CONCATENATED MODULE: ./build/core/text/foreign-text.js

/** The most characters of a foreign text that a message repeats. */
const longestShown = 60;
/** A cell with at least this many hex characters is treated as a mistyped id. */
const hexOfAnAlmostId = 16;
/**
 * Eight or more hex characters in a row, with a digit among them, are a part of an id; a date or a
 * word is not.
 */
const partOfAnId = /(?=[a-f]*\d)[0-9a-f]{8,}/gi;
/** In the place of an id, or of a part of one. */
const foreign_text_hidden = '(hidden)';
/**
 * What nobody sees on a screen, or what changes the reading of its neighbours: control, format and
 * bidirectional characters, line separators, lone surrogates, and every space but the plain one.
 */
const unseen = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * Text that others wrote, as a message may repeat it: in quotes, on one line, ids masked unless
 * `showIds`, unseen characters spelled out, and cut to a bounded length. Escaping for Markdown and
 * for the runner is not done here.
 */
function showForeign(text, showIds) {
    // Mask before cutting: half an id no longer looks like one.
    const masked = showIds ? text : maskIdsIn(text);
    return `"${spellUnseen(cutText(masked, longestShown))}"`;
}
/**
 * What nobody writes but a machine: a token, or a digest, may be part of it. Ids are shorter, and
 * masked by themselves.
 */
const opaqueRun = /[\w-]{25,}/g;
/**
 * The same for the value of an input, where a secret may have been pasted by mistake: no long run
 * of letters and digits is repeated.
 */
function showInput(text) {
    return showForeign(text.replace(opaqueRun, (run) => `(${run.length} characters)`), false);
}
/**
 * At most that many characters, none of them cut in half; an ellipsis after them says that there
 * were more.
 */
function cutText(text, most) {
    // A character is one or two units: no more are looked at, however long the text is.
    const characters = Array.from(text.slice(0, 2 * (most + 1)));
    return characters.length <= most ? text : `${characters.slice(0, most).join('')}\u2026`;
}
/** As a sentence of ours goes on with what others said: they do not always end theirs. */
function endSentence(text) {
    return /[.!?\u2026]$/.test(text) ? text : `${text}.`;
}
/** Spells out what nobody sees: a line break becomes `\u{a}`. */
function spellUnseen(text) {
    return text.replace(unseen, (character) => {
        return `\\u{${Number(character.codePointAt(0)).toString(16)}}`;
    });
}
/**
 * The same for a cell of a CSV. An id with one character too few or a slip in it still tells who is
 * meant, and so does a part of one, in whatever column it has ended up: it is hidden whole, for
 * whoever reads the message has the line. A number is shown as it is.
 */
function showCell(text, showIds) {
    return showForeign(showIds ? text : maskCell(text), showIds);
}
function maskCell(text) {
    if (/^[+-]?\d{0,7}(?:[.,]\d{0,20})?$/.test(text))
        return text;
    const hex = text.replace(/[^0-9a-f]/gi, '').length;
    if (hex >= hexOfAnAlmostId)
        return foreign_text_hidden;
    return text.replace(partOfAnId, foreign_text_hidden);
}
/** An id that is one: in full with `showIds`, otherwise its last four characters. */
function showId(id, showIds) {
    return showIds ? id : maskId(id);
}

;// CONCATENATED MODULE: ./build/core/text/escape.js

/**
 * The only escaping. Whatever was not written in this project goes through here before it is shown
 * in the summary, a comment or the log; and so do our own sentences, because they repeat what
 * others wrote.
 */
/** The most characters of one text in the summary. */
const longestShownText = 2_000;
/** The most characters of one line in the log, annotations included. */
const longestLogLine = 4_000;
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** What means something to Markdown, to HTML or to GitHub's mathematics. */
const markup = /[&<>|`*_[\]()#!~\\$]/g;
/** What begins a list or a rule at the start of a line: a sign, or the point after a number. */
const lineStart = /^\s*(?:[-+=]|\d+\.(?=\s|$))/;
/**
 * Where GitHub makes a link, a mention or an emoji out of plain text, also of text that was written
 * with entities: `@name`, `#12`, `GH-12`, `https://`, `www.`, `:name:`.
 */
const linking = /@(?=[\w-])|&#35;(?=\d)|\bgh-(?=\d)|\bwww(?=\.)|:(?=\/\/|[\w+-]+:)/gi;
/**
 * A space without width. GitHub links nothing across it, and it is an entity, so that the text has
 * no invisible character.
 */
const gap = '&#8203;';
/**
 * Text as Markdown and HTML show it, letter by letter, in one line: nothing in it is markup, a
 * link, a mention or a command.
 */
function escapeMarkdown(text, most = longestShownText) {
    return escapeStart(escapeSeen(oneLine(cutText(text, most))));
}
/**
 * The same for our own sentences: what is between backquotes is shown as code, if it looks like
 * something that we would put there. A stray backquote of others can at worst set a few words in
 * another type.
 */
function escapeSentence(text, most = longestShownText) {
    const parts = oneLine(cutText(text, most)).split(/(`[\w .,:;=<>/@-]{1,200}`)/);
    const shown = parts.map((part, index) => index % 2 === 1 ? `<code>${escapeSeen(part.slice(1, -1))}</code>` : escapeSeen(part));
    return escapeStart(shown.join(''));
}
/** Foreign text as inline code: a path, a label, an id. */
function escapeCode(text, most = longestShownText) {
    return `<code>${escapeMarkdown(text, most)}</code>`;
}
/** A block of code to copy. Its fence is longer than any run of backquotes in it. */
function codeBlock(lines) {
    const text = lines.map((line) => oneLine(line)).join('\n');
    const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${text}\n${fence}`;
}
/**
 * An address for the inside of `[\u2026](\u2026)`; nothing in it can end the brackets. The round ones are all
 * that `encodeURI` leaves.
 */
function escapeUrl(url) {
    return encodeURI(url.toWellFormed())
        .replaceAll('%25', '%')
        .replaceAll('(', '%28')
        .replaceAll(')', '%29');
}
/** A path for the inside of an address: each part encoded, the slashes kept. */
function encodePath(path) {
    return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
/**
 * Text as a line of the log: it starts no workflow command, colours nothing and turns nothing
 * round. The runner reads `::name::` at the start of a line, after spaces too, and the older
 * `##[name]` anywhere in it.
 */
function escapeLog(text) {
    return oneLine(cutText(text, longestLogLine))
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replaceAll('##[', '# #[');
}
function oneLine(text) {
    return spellUnseen(text.replace(lineBreaks, ' ').replaceAll('\t', ' '));
}
function escapeSeen(text) {
    return text.replace(markup, entity).replace(linking, (sign) => `${sign}${gap}`);
}
function escapeStart(text) {
    return text.replace(lineStart, (start) => `${start.slice(0, -1)}${entity(start.slice(-1))}`);
}
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}

;// CONCATENATED MODULE: ./build/core/money.js
/** The most that one bonus may be: 99,999.99. */
const largestBonusCents = 9_999_999;
/**
 * The most that a limit on a whole run may be, 99,999,999.99: far from where numbers lose their
 * pennies.
 */
const largestTotalCents = 9_999_999_999;
/**
 * Text with at most two decimals to minor units: `4.25` gives 425, `30` gives 3000, `0.5` gives 50.
 * Null for anything else: signs, exponents, separators, more decimals, more than `most`.
 * Digits are joined, never multiplied, so no binary fraction is ever involved.
 */
function parseCents(text, most = largestBonusCents) {
    const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
    if (match === null)
        return null;
    const [, whole = '', fraction = ''] = match;
    const cents = Number(`${whole}${fraction.padEnd(2, '0')}`);
    return cents <= most ? cents : null;
}
/** A whole, non-negative number of minor units, as the ledger holds it. Throws on anything else. */
function centsOf(value) {
    if (!Number.isSafeInteger(value) || value < 0)
        throw new Error(`Not minor units: ${value}`);
    return value;
}
function addCents(amounts) {
    let sum = 0;
    for (const amount of amounts)
        sum += amount;
    return sum;
}
/**
 * Minor units to a decimal with two places: 425 gives `4.25`. Fees and VAT can hold fractions of a
 * penny (Prolific: Set up bonuses, `fees: 283.34`); they are rounded half up, here and nowhere
 * else.
 */
function formatCents(amount) {
    const whole = Math.round(amount);
    const digits = String(Math.abs(whole)).padStart(3, '0');
    return `${whole < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
/**
 * The same for people to read: 123456 gives `1,234.56`. Never for a machine, and never as a cell of
 * a CSV.
 */
function showCents(amount) {
    return groupThousands(formatCents(amount));
}
/** `12,345` */
function showCount(count) {
    return groupThousands(String(count));
}
/** Done by hand, because a locale is the machine's, and a summary says the same on every runner. */
function groupThousands(digits) {
    return digits.replace(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,');
}

;// CONCATENATED MODULE: ./build/core/text/plural.js

/** `1 bonus`, `2 bonuses`, `1,000 bonuses`. */
function plural(count, one, many = `${one}s`) {
    return `${showCount(count)} ${count === 1 ? one : many}`;
}
/** `2`, `2 and 3`, `2, 3 and 5`; what is beyond `most` is counted. */
function listWords(words, most = 20) {
    const shown = words.slice(0, most);
    const more = words.length - shown.length;
    const all = more > 0 ? [...shown, `${showCount(more)} more`] : shown;
    return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

;// CONCATENATED MODULE: ./build/adapters/runner/actions-log.js



/**
 * The most findings in the log: a file of a hundred thousand wrong lines would fill it. The summary
 * counts all.
 */
const findingsAtMost = 1_000;
/** The most lines that are named of one finding; more would not fit into a line of the log. */
const linesAtMost = 500;
/** GitHub shows no more annotations of one kind for a step; the summary has everything. */
const annotationsOfAKind = 10;
const annotate = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
/**
 * The log of a run on the runner. Everything that goes through it is made harmless first; ids must
 * come masked.
 */
function openActionsLog() {
    const left = {
        error: annotationsOfAKind,
        warning: annotationsOfAKind,
        notice: annotationsOfAKind,
    };
    let findings = 0;
    const report = (kind, text, place) => {
        if (left[kind] === 0) {
            core/* info */.pq(escapeLog(`${kind}: ${text}`));
            return;
        }
        left[kind] -= 1;
        annotate[kind](escapeLog(text), {
            ...(place !== undefined && { file: place.file }),
            ...(place?.lineNumber !== undefined && { startLine: place.lineNumber }),
        });
    };
    return {
        line: (text) => {
            core/* info */.pq(escapeLog(text));
        },
        list: (title, lines) => {
            core/* startGroup */.Oh(escapeLog(title));
            for (const line of lines)
                core/* info */.pq(escapeLog(line));
            core/* endGroup */.N4();
        },
        notice: (text, place) => {
            report('notice', text, place);
        },
        warning: (text, place) => {
            report('warning', text, place);
        },
        finding: ({ kind, code, message, hint, place, isAnswered }, places) => {
            findings += 1;
            if (findings === findingsAtMost + 1)
                core/* info */.pq(`There are more than ${findingsAtMost} findings; the others are not in the log.`);
            if (findings > findingsAtMost)
                return;
            // A question alone does not break a plan; where it stops a payment, the step itself fails.
            // The log shows no place beside an annotation, and a message does not repeat it.
            const where = whereOf(places);
            const what = where === '' ? message : `${where}: ${message}`;
            if (kind === 'error')
                report('error', `${code}: ${what} ${hint}`, place);
            else if (isAnswered === true)
                report('notice', `${code} (question, answered by the approval): ${what}`, place);
            else
                report('warning', `${code} (question): ${what} ${hint}`, place);
        },
    };
}
/** `week1.csv, lines 2, 3 and 5`, for each file. */
function whereOf(places) {
    const files = [...Map.groupBy(places, ({ file }) => file)].map(([file, theirs]) => {
        const lines = theirs.flatMap(({ lineNumber }) => lineNumber ?? []).map(String);
        if (lines.length === 0)
            return file;
        return `${file}, ${lines.length === 1 ? 'line' : 'lines'} ${listWords(lines, linesAtMost)}`;
    });
    return files.join('; ');
}

;// CONCATENATED MODULE: ./build/adapters/runner/cancellation.js
/**
 * How long after the signal the last two things may go on, in milliseconds. GitHub's runner sends
 * SIGINT, 7.5 seconds later SIGTERM, and kills after another 2.5 (GitHub Docs: Canceling a
 * workflow).
 */
const patienceMs = { pay: 4_000, record: 6_500 };
/**
 * Listens for SIGINT and SIGTERM. The first one decides all times; those after it change nothing.
 */
function watchCancellation(source, afterMs = patienceMs) {
    const now = new AbortController();
    const pay = new AbortController();
    const record = new AbortController();
    const timers = [];
    const onSignal = () => {
        if (now.signal.aborted)
            return;
        for (const [late, ms] of [
            [pay, afterMs.pay],
            [record, afterMs.record],
        ]) {
            // Unref'd: whatever it would end keeps the process alive itself, and a finished run need not
            // wait for it.
            const timer = setTimeout(() => {
                late.abort();
            }, ms);
            timers.push(timer.unref());
        }
        now.abort();
    };
    source.on('SIGINT', onSignal);
    source.on('SIGTERM', onSignal);
    return {
        isCancelled: () => now.signal.aborted,
        now: now.signal,
        pay: pay.signal,
        record: record.signal,
        dispose: () => {
            source.off('SIGINT', onSignal);
            source.off('SIGTERM', onSignal);
            for (const timer of timers)
                clearTimeout(timer);
        },
    };
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/core/bonus.js
/** What makes two batches one, as one text. */
function batchKey({ study, label }) {
    return `${study}\n${label}`;
}
/** What makes two bonuses one: who paid the one has paid the other. */
function bonusKey({ study, batch, to }) {
    return `${batchKey({ study, label: batch })}\n${to}`;
}
/**
 * A label that is a path, in one spelling: `/` as separator, no `./`, no doubled slash, Unicode
 * NFC. Two spellings of one path would be two keys, and two keys are two payments.
 */
function normalizeLabel(text) {
    const segments = [];
    for (const segment of text.normalize('NFC').trim().split(/[\\/]/)) {
        if (segment === '' || segment === '.')
            continue;
        if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..')
            segments.pop();
        else
            segments.push(segment);
    }
    return segments.join('/');
}
/**
 * Where a person is in the files, `line 3 of bonuses/week1.csv`, which is how people are named
 * wherever it is known; else null.
 */
function findLine(batches, id) {
    for (const { bonuses, zeros } of batches) {
        for (const bonus of [...bonuses, ...zeros])
            if (bonus.id === id || bonus.submission === id)
                return `line ${bonus.lineNumber} of ${bonus.file}`;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/core/errors.js
/** Every code that a user can meet; each has its paragraph in docs/errors.md. */
const codes = (/* unused pure expression or super */ null && ([
    'INPUT_INVALID',
    'CSV_INVALID',
    'CSV_MISSING',
    'CSV_OUTDATED',
    'EVENT_NOT_ALLOWED',
    'LIMIT_EXCEEDED',
    'CURRENCY_MISMATCH',
    'INSUFFICIENT_BALANCE',
    'NOT_IN_STUDY',
    'SAME_PERSON',
    'ALREADY_BONUSED',
    'AMOUNT_CHANGED',
    'BATCH_RENAMED',
    'RUNNING_TOTALS',
    'PAID_ELSEWHERE',
    'PLAN_CHANGED',
    'APPROVAL_REQUIRED',
    'NOT_PREVIEWED',
    'SETUP_MISMATCH',
    'LEDGER_UNREADABLE',
    'LEDGER_LOST',
    'LEDGER_FORBIDDEN',
    'LEDGER_CONFLICT',
    'PROLIFIC_REFUSED',
    'PROLIFIC_UNREACHABLE',
    'PROLIFIC_UNEXPECTED',
    'TOKEN_INVALID',
    'PAYMENT_IN_DOUBT',
    'AUDIT_FAILED',
    'UNEXPECTED',
]));
/** Findings that say the same of several places, together; in the order of the first of each. */
function groupEqual(findings) {
    const keyOf = ({ code, message, hint, isAnswered }) => JSON.stringify([code, message, hint, isAnswered === true]);
    return [...Map.groupBy(findings, keyOf).values()];
}
/** A stop that the user can fix. Bugs are plain errors, and end as `UNEXPECTED`. */
class ActionError extends Error {
    name = 'ActionError';
    code;
    hint;
    constructor(code, message, hint, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hint = hint;
    }
}
/** The same stop as a finding, for the summary and the annotations. */
function findingOf(error) {
    return { kind: 'error', code: error.code, message: error.message, hint: error.hint };
}
/** Ends every switch over a closed set: a new member fails to compile until it is handled. */
function unreachable(value) {
    throw new Error(`This cannot be: ${JSON.stringify(value)}`);
}

;// CONCATENATED MODULE: ./build/core/inputs/given-text.js
/** What is said of the text of an input before anybody knows what it should be. */
/**
 * Characters that would break a line of a log, of the ledger, or of the text that a plan's digest
 * is made of.
 */
const controlCharacter = /[\p{Cc}\u2028\u2029]/u;
/** One on each line. The glob library takes a line that begins with # for a comment. */
function patternsIn(text) {
    const lines = text.split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
/** Whether nobody sees anything of it: more than a shell, or `trim`, takes for blank. */
function isBlank(text) {
    return /^[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}
const tokenHint = 'Pass it as a secret, in prolific-token, github-token or ledger-token alone. If it is in the workflow file, make a new one.';
/** Whether one of these tokens, or what GitHub gives as a token, is in a text that is no secret. */
function holdsSecret(text, secrets) {
    const isShown = secrets.some((secret) => secret.length >= 8 && text.includes(secret));
    return isShown || /\b(?:gh[a-z]_|github_pat_)\w{16,}/.test(text);
}
/** The inputs that hold a secret, and behind what each of them is sent, turned into base64. */
const gitPrefixes = ['token ', 'Bearer ', 'x-access-token:'];
const secretInputs = {
    'prolific-token': ['Token ', 'Authorization: Token '],
    'github-token': gitPrefixes,
    'ledger-token': gitPrefixes,
};

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./build/adapters/workspace/work-tree.js


/**
 * From a folder to a file in it, with `/` as separator; null where the file is not in it. Both
 * absolute.
 */
function relativePath(folder, file) {
    const relative = external_node_path_namespaceObject.relative(folder, file);
    const segments = relative.split(external_node_path_namespaceObject.sep);
    // On Windows the way to another drive is an absolute path.
    return segments[0] === '..' || external_node_path_namespaceObject.isAbsolute(relative) ? null : segments.join('/');
}
/**
 * The nearest folder above a file of the workspace that git works in, but never above the
 * workspace, whatever the spelling of either path.
 */
function findRepositoryRoot(file, workspace) {
    const top = external_node_path_namespaceObject.resolve(workspace);
    const below = relativePath(top, external_node_path_namespaceObject.dirname(external_node_path_namespaceObject.resolve(file))) ?? '';
    const folders = below.split('/').filter((name) => name !== '');
    // A file named .git marks a submodule or a linked work tree, so both kinds count.
    for (let depth = folders.length; depth > 0; depth -= 1) {
        const folder = external_node_path_namespaceObject.join(top, ...folders.slice(0, depth));
        if ((0,external_node_fs_namespaceObject.existsSync)(external_node_path_namespaceObject.join(folder, '.git')))
            return folder;
    }
    return top;
}
/** The operating system's name of an error, such as EACCES; null for an error of another kind. */
function errnoOf(error) {
    if (typeof error !== 'object' || error === null || !('code' in error))
        return null;
    return typeof error.code === 'string' ? error.code : null;
}

;// CONCATENATED MODULE: ./build/adapters/workspace/csv-patterns.js



/**
 * The lines of the `csv` input as `@actions/glob` takes them: blank lines and those that begin with
 * `#` say nothing, and one that begins with `!` takes out what the lines above it named. A second
 * `!` cancels the first.
 */
function parsePatterns(lines) {
    const patterns = [];
    for (const line of lines.map((text) => text.trim())) {
        if (line === '' || line.startsWith('#'))
            continue;
        const text = line.replace(/^[!\s]+/, '');
        const marks = line.slice(0, line.length - text.length).replaceAll(/\s/g, '');
        if (marks.length % 2 === 0)
            patterns.push({ text, excluded: [] });
        else
            for (const pattern of patterns)
                pattern.excluded.push(text);
    }
    return patterns;
}
/**
 * The paths that a pattern names. The library is loaded only for a pattern that needs it: without
 * glob characters and exclusions a pattern is simply a path, and the action starts sooner.
 */
async function findPaths(pattern, workspace) {
    const { text, excluded } = pattern;
    const isGlob = /[*?[]/.test(text) && !(await isFile(text, workspace));
    if (!isGlob && excluded.length === 0) {
        const below = belowWorkspace(text, workspace);
        if (below === null)
            return { kind: 'outside', text };
        return { kind: 'found', paths: [external_node_path_namespaceObject.join(workspace.real, below)] };
    }
    const globs = await globsOf(pattern, workspace);
    if (!Array.isArray(globs))
        return globs;
    const { create } = await __nccwpck_require__.e(/* import() */ 377).then(__nccwpck_require__.bind(__nccwpck_require__, 377));
    const globber = await create(globs.join('\n'), {
        // A link to a folder could lead anywhere, or in circles.
        followSymbolicLinks: false,
        // `bonuses/*` means the files of that folder, not those of the folders in it.
        implicitDescendants: false,
        // Only where somebody named it, so that they are told.
        matchDirectories: !isGlob,
    });
    try {
        return { kind: 'found', paths: await globber.glob() };
    }
    catch (error) {
        const errno = errnoOf(error);
        if (errno === null)
            throw error;
        // Below a file there is nothing.
        return errno === 'ENOTDIR' ? { kind: 'found', paths: [] } : { kind: 'unreadable', errno };
    }
}
/** The lines for the library; or why the pattern cannot be followed. */
async function globsOf({ text, excluded }, workspace) {
    const globs = [];
    for (const [index, one] of [text, ...excluded].entries()) {
        const isOneFile = await isFile(one, workspace);
        const hint = isOneFile || index === 0 ? null : hintForPattern(one);
        // Its files would be paid.
        if (hint !== null)
            return { kind: 'without-effect', text: one, hint };
        const absolute = absolutePattern(one, workspace, isOneFile);
        // An exclusion that cannot be followed may not be dropped: its files would be paid.
        if (absolute === null)
            return { kind: 'outside', text: one };
        if (index === 0)
            globs.push(absolute);
        // What is taken out is taken out with everything below it, as the library does by itself.
        else
            globs.push(`!${absolute}`, `!${absolute}/**`);
    }
    return globs;
}
/**
 * A pattern's text as an absolute one: the library would resolve it against the process's folder,
 * and a leading `~` against the home folder. Null where it may lead out of the workspace, so that
 * nobody's whole disk is walked.
 */
function absolutePattern(text, workspace, isOneFile) {
    if (text.split(/[\\/]/).includes('..'))
        return null;
    const below = belowWorkspace(text, workspace);
    if (below === null)
        return null;
    // The workspace's own characters are not part of the pattern, nor are those of a file's name.
    const literal = (name) => name.replace(/[*?[\\]/g, '[$&]');
    return external_node_path_namespaceObject.join(literal(workspace.real), isOneFile ? literal(below) : below);
}
/**
 * Why a text that names nothing may have been meant to name something; null: its form does not say.
 */
function hintForPattern(text) {
    if (/\{[^{}]*,[^{}]*\}/.test(text))
        return 'Braces such as {a,b} are not expanded: write one path or pattern on each line.';
    if (text.includes('\\'))
        return 'Write / between folders, not a backslash, also for Windows.';
    if (/\.[a-z0-9]{2,4}[ ,;]+\S/i.test(text))
        return 'Write several paths on several lines, one on each.';
    return null;
}
/** A name with `*`, `?` or `[` in it may be the whole name of a file, and then it is that file. */
async function isFile(text, workspace) {
    const below = belowWorkspace(text, workspace);
    if (below === null)
        return false;
    return (0,promises_namespaceObject.stat)(external_node_path_namespaceObject.join(workspace.real, below)).then((stats) => stats.isFile(), () => false);
}
/** The way from the workspace to what a text names; null where that leads out of it. */
function belowWorkspace(text, workspace) {
    const from = (root) => relativePath(root, external_node_path_namespaceObject.resolve(root, text));
    return from(workspace.given) ?? from(workspace.real);
}

;// CONCATENATED MODULE: ./build/core/git-blob.js

/**
 * The object id that git gives to these bytes as a file (SHA-1 of `blob <length>\0` and the bytes),
 * 40 hex characters.
 */
function gitBlobHash(bytes) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/** The same of a text, as UTF-8. */
function gitTextHash(text) {
    return gitBlobHash(new TextEncoder().encode(text));
}

;// CONCATENATED MODULE: ./build/adapters/workspace/blob-hashes.js


/**
 * The ids under which git may store a file of the work tree: these very bytes first, then those
 * that a checkout may have changed. `core.autocrlf` and `.gitattributes` change line ends, in
 * either direction; Git LFS stores a pointer (git-lfs docs/spec.md: version, oid, size).
 */
function blobHashes(bytes) {
    // Latin-1 gives each byte a character of its own, and gives it back.
    const text = Buffer.from(bytes).toString('latin1');
    const unix = text.replaceAll('\r\n', '\n');
    const contents = [text, unix, unix.replaceAll('\n', '\r\n')].map((one) => Buffer.from(one, 'latin1'));
    const pointers = contents.slice(0, 1).map((content) => {
        const oid = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(content).digest('hex');
        return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`);
    });
    return [...new Set([...contents, ...pointers].map(gitBlobHash))];
}

;// CONCATENATED MODULE: ./build/adapters/workspace/csv-files.js










/** Far more than a million bonuses; a larger file is something else. */
const largestFileBytes = 64 * 1024 * 1024;
/** The most files of one run; beyond that a pattern is too wide. */
const mostFiles = 1000;
/**
 * Finds and reads the files that the lines of the `csv` input name, relative to `workspace` (an
 * absolute path). Files that cannot be used are findings, all of them at once; thrown is only that
 * there is no workspace.
 */
async function readCsvFiles(lines, workspace, showIds) {
    const real = (0,external_node_fs_namespaceObject.realpathSync)(workspace);
    const refusals = [];
    const patterns = parsePatterns(lines);
    if (lines.length > 0 && patterns.length === 0) {
        refusals.push(missing('No line of csv names a file.'));
    }
    const candidates = new Set();
    for (const pattern of patterns) {
        const found = await findPaths(pattern, { given: workspace, real });
        const refusal = refusalOf(found, pattern.text, showIds);
        if (refusal !== null)
            refusals.push(refusal);
        else if (found.kind === 'found')
            for (const name of found.paths)
                candidates.add(name);
    }
    if (candidates.size > mostFiles) {
        const message = `csv names ${showCount(candidates.size)} files; a run takes at most ${showCount(mostFiles)}.`;
        refusals.push({ code: 'CSV_INVALID', message, hint: 'Make the pattern narrower.' });
        candidates.clear();
    }
    const files = new Map();
    for (const candidate of candidates) {
        const shown = showForeign(external_node_path_namespaceObject.relative(real, candidate), showIds);
        const result = readCsvFile(candidate, real, shown);
        if ('bytes' in result)
            files.set(result.file, result);
        else
            refusals.push(result);
    }
    return {
        files: [...files.values()].sort((a, b) => compare(a.path, b.path) || compare(a.file, b.file)),
        findings: refusals.map(({ file, ...refusal }) => {
            return { kind: 'error', ...refusal, ...(file === undefined ? {} : { place: { file } }) };
        }),
    };
}
/** Why a line of the input leads to no file; null: it does. */
function refusalOf(found, text, showIds) {
    const shown = showForeign(text, showIds);
    switch (found.kind) {
        case 'outside':
            return outside(showForeign(found.text, showIds));
        case 'without-effect': {
            const message = `csv "!${showForeign(found.text, showIds).slice(1)} takes no file out.`;
            return { code: 'CSV_INVALID', message, hint: found.hint };
        }
        case 'unreadable': {
            const message = `csv ${shown}: a folder cannot be listed (${found.errno}).`;
            return { code: 'CSV_INVALID', message, hint: 'Make the pattern narrower.' };
        }
        case 'found':
            if (found.paths.length > 0)
                return null;
            return missing(`No file matches csv ${shown}.`, hintForPattern(text));
        default:
            return unreachable(found);
    }
}
/**
 * Without waiting: nothing else is under way yet, and a small file is read sooner than a thread is
 * asked for it.
 */
function readCsvFile(candidate, workspace, shown) {
    const invalid = (what, hint, file) => {
        const message = `csv ${shown} ${what}.`;
        return { code: 'CSV_INVALID', message, hint, ...(file === undefined ? {} : { file }) };
    };
    try {
        if (controlCharacter.test(candidate)) {
            return invalid('has a control character in its path', 'Rename the file.');
        }
        // One file has one label, whatever symbolic links lead to it: two labels would be two payments.
        const real = (0,external_node_fs_namespaceObject.realpathSync)(candidate);
        const file = relativePath(workspace, real);
        if (file === null)
            return outside(shown);
        const root = findRepositoryRoot(real, workspace);
        const gitPath = external_node_path_namespaceObject.relative(root, real).split(external_node_path_namespaceObject.sep).join('/');
        if (controlCharacter.test(file)) {
            return invalid('links to a path with a control character', 'Rename the file.');
        }
        const stats = (0,external_node_fs_namespaceObject.statSync)(real);
        if (stats.isDirectory()) {
            return invalid('is a directory', 'Name the files in it, such as bonuses/*.csv.');
        }
        if (!stats.isFile())
            return invalid('is not a regular file', 'Name a file.');
        if (stats.size > largestFileBytes) {
            return invalid(`is larger than ${largestFileBytes / 1024 / 1024} MiB`, 'Split it, or check that it is the file you mean.', gitPath);
        }
        const bytes = (0,external_node_fs_namespaceObject.readFileSync)(real);
        return { file, path: normalizeLabel(gitPath), gitPath, blobs: blobHashes(bytes), bytes };
    }
    catch (error) {
        const errno = errnoOf(error);
        if (errno === null)
            throw error;
        if (errno === 'ENOENT' || errno === 'ENOTDIR')
            return missing(`There is no file ${shown}.`, hintForPattern(external_node_path_namespaceObject.relative(workspace, candidate)));
        return invalid(`cannot be read (${errno})`, 'Look at its permissions and where it links to.');
    }
}
function missing(message, hint = null) {
    return {
        code: 'CSV_MISSING',
        message,
        hint: hint ??
            'Paths are relative to the workspace; check out the repository (actions/checkout) in an earlier step.',
    };
}
function outside(shown) {
    return {
        code: 'CSV_INVALID',
        message: `csv ${shown} leads out of the workspace.`,
        hint: 'Name files inside the workspace, without "..", and no symbolic links that lead out of it.',
    };
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./node_modules/valibot/dist/index.mjs
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: dist_length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` \u2192
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` \u2192 `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` \u2192
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` \u2192 `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` \u2192
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` \u2192 `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` \u2192
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` \u2192 `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: dist_toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: dist_boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `\u00d7 ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  \u2192 at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion

;// CONCATENATED MODULE: ./build/adapters/runner/event-payload.js

const shape = object({
    repository: nullish(object({ default_branch: nullish(string(), null) })),
    pull_request: nullish(object({ number: pipe(number(), integer(), minValue(1)) })),
});
/**
 * The event as GitHub's own toolkit reads it, null where its file holds no JSON. The toolkit reads
 * it while it is imported, and throws then; so it is imported in here, where that is a value.
 * Without the variable or the file it is an event that says nothing.
 */
async function readEvent() {
    try {
        const { context } = await __nccwpck_require__.e(/* import() */ 722).then(__nccwpck_require__.bind(__nccwpck_require__, 722));
        return context.payload;
    }
    catch {
        return null;
    }
}
/**
 * What is used of the event. Some runners and events have none, or leave members out: then GitHub
 * is asked for the default branch. A file that is there and says something else is a finding of the
 * reader.
 */
function readEventPayload(reader, event) {
    return reader.read('GITHUB_EVENT_PATH', {
        parse: () => payloadIn(event),
        must: 'must name the file with the event, as JSON',
        otherwise: { defaultBranch: null, pullRequest: null },
    });
}
function payloadIn(event) {
    const parsed = safeParse(shape, event);
    if (!parsed.success)
        return null;
    const { repository, pull_request: pullRequest } = parsed.output;
    return {
        defaultBranch: repository?.default_branch ?? null,
        pullRequest: pullRequest?.number ?? null,
    };
}

;// CONCATENATED MODULE: ./build/core/inputs/places.js


/** As GitHub's GraphQL asks for a repository. */
function ownerAndName(repository) {
    const [owner = '', name = ''] = repository.split('/');
    return { owner, name };
}
/**
 * An address to which a token goes, so nothing may hide in it: https, or http on a loopback address
 * (a test server on this machine). Without a slash at its end, except where it has no path.
 */
const httpsAddress = pipe(string(), check((text) => URL.canParse(text), 'is not an address'), transform((text) => new URL(text)), check((url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)), 'is not https, so others could read the token'), check(({ username, password }) => username === '' && password === '', 'holds credentials'), 
// Also an empty one, which `search` and `hash` do not show.
check(({ href }) => !/[?#]/.test(href), 'holds a query'), transform((url) => {
    url.pathname = url.pathname.replace(/\/+$/, '');
    return url;
}));
/** `owner/name`. */
const repositoryName = pipe(string(), regex(/^[A-Za-z0-9][\w-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/, 'is not a repository'), transform((text) => text));
/** A branch by its short name (git check-ref-format). */
const branchName = pipe(string(), check(isBranch, 'is not the name of a branch'), description('Write it without refs/heads/, such as prolific-bonus-ledger.'));
/** A folder on the ledger's branch, in one spelling: `a/b`, without slashes around it. */
const folderOnBranch = pipe(string(), check(isFolder, 'is not a folder on the ledger branch'), transform((text) => foldersIn(text).join('/')), description('Write a relative path without "..", such as ledger.'));
function isLoopback(host) {
    return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(host);
}
function isBranch(text) {
    return (text.length <= 200 &&
        !controlCharacter.test(text) &&
        !text.startsWith('refs/') &&
        !/[ ~^:?*[\\]|\.\.|@\{|\.$|^-|^@$/.test(text) &&
        text.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock')));
}
function isFolder(text) {
    const folders = foldersIn(text);
    return (!text.startsWith('/') &&
        folders.length > 0 &&
        text.length <= 200 &&
        !controlCharacter.test(text) &&
        !text.includes('\\') &&
        // Git refuses a path with a .git in it, in any case.
        folders.every((folder) => folder !== '..' && folder.toLowerCase() !== '.git'));
}
function foldersIn(text) {
    const parts = text.normalize('NFC').split('/');
    return parts.filter((part) => part !== '' && part !== '.');
}

;// CONCATENATED MODULE: ./build/adapters/runner/environment.js

/** Reads variables one by one, and collects what is wrong with them. */
class EnvironmentReader {
    findings = [];
    #env;
    constructor(env) {
        this.#env = env;
    }
    /** Without blanks around it; '' where it is missing. */
    text(name) {
        return this.#env[name]?.trim() ?? '';
    }
    /** A variable without which nothing may be paid: one that is missing is `INPUT_INVALID`. */
    need(name, reading) {
        if (this.text(name) !== '')
            return this.read(name, reading);
        this.#report(name, 'is missing');
        return reading.otherwise;
    }
    /** A variable that has a default: only one in another form is `INPUT_INVALID`. */
    read(name, { parse, must, otherwise }) {
        const text = this.text(name);
        if (text === '')
            return otherwise;
        const value = parse(text);
        if (value !== null)
            return value;
        this.#report(name, `is ${showForeign(text, false)}; it ${must}`);
        return otherwise;
    }
    #report(name, problem) {
        this.findings.push({
            kind: 'error',
            code: 'INPUT_INVALID',
            message: `The runner's variable ${name} ${problem}.`,
            hint: `GitHub's runner sets it for every step. Check that no \`env\` of the workflow changes it; on another runner, set it for this step.`,
        });
    }
}

;// CONCATENATED MODULE: ./build/adapters/runner/workflow-run.js






const someText = { parse: (text) => text, must: '', otherwise: '' };
const runId = matching(/^\d{1,20}$/, 'must be a number');
const commit = matching(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'must be the full hash of a commit');
/** Other runners leave it out; they have no re-runs. */
const attempt = {
    parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
    must: 'must be a number from 1',
    otherwise: 1,
};
const ownRepository = {
    parse: (text) => workflow_run_valueOf(repositoryName, text),
    must: 'must be owner/name',
    otherwise: '',
};
const folder = {
    parse: (text) => (external_node_path_namespaceObject.isAbsolute(text) && workflow_run_isFolder(text) ? external_node_path_namespaceObject.resolve(text) : null),
    must: 'must be the absolute path of a folder',
    otherwise: '',
};
/** Tokens go there. */
const apiAddress = {
    parse: (text) => workflow_run_valueOf(httpsAddress, text),
    must: 'must be an https address, or http on a loopback address, without credentials and query',
    otherwise: new URL('https://api.github.com'),
};
/** Only links lead there. */
const serverAddress = {
    parse: (text) => {
        const url = URL.parse(text);
        return url !== null && /^https?:$/.test(url.protocol) ? url : null;
    },
    must: 'must be an address',
    otherwise: new URL('https://github.com'),
};
/**
 * Reads the runner's environment and the event's payload. Nothing is sent, and nothing is thrown.
 *
 * @param eventRead what `readEvent` gave
 */
function readWorkflowRun(env, eventRead) {
    const reader = new EnvironmentReader(env);
    const payload = readEventPayload(reader, eventRead);
    const name = {
        id: reader.need('GITHUB_RUN_ID', runId),
        attempt: reader.read('GITHUB_RUN_ATTEMPT', attempt),
        actor: reader.need('GITHUB_ACTOR', someText),
        sha: reader.need('GITHUB_SHA', commit),
        event: reader.need('GITHUB_EVENT_NAME', someText),
    };
    const repository = reader.need('GITHUB_REPOSITORY', ownRepository);
    const serverUrl = reader.read('GITHUB_SERVER_URL', serverAddress);
    const workflow = {
        name,
        triggeredBy: reader.text('GITHUB_TRIGGERING_ACTOR') || name.actor,
        event: {
            name: name.event,
            ref: reader.text('GITHUB_REF'),
            defaultBranch: payload.defaultBranch,
        },
        repository,
        pullRequest: payload.pullRequest,
        workspace: reader.need('GITHUB_WORKSPACE', folder),
        workflowFile: /([^/]+\.ya?ml)@/.exec(reader.text('GITHUB_WORKFLOW_REF'))?.[1] ?? null,
        job: reader.text('GITHUB_JOB'),
        docsUrl: docsUrlOf(reader, serverUrl, repository),
        serverUrl,
        apiUrl: reader.need('GITHUB_API_URL', apiAddress),
        graphqlUrl: reader.need('GITHUB_GRAPHQL_URL', apiAddress),
    };
    return { workflow, findings: reader.findings };
}
/**
 * The action's own repository and ref; for `uses: ./` the runner names none, and it is the run's.
 */
function docsUrlOf(reader, server, home) {
    const repository = reader.text('GITHUB_ACTION_REPOSITORY') || home;
    const ref = reader.text('GITHUB_ACTION_REF') || 'HEAD';
    return `${server.href.replace(/\/$/, '')}/${repository}/blob/${ref}/docs`;
}
function workflow_run_isFolder(name) {
    try {
        return (0,external_node_fs_namespaceObject.statSync)(name).isDirectory();
    }
    catch {
        return false;
    }
}
function matching(pattern, must) {
    return { parse: (text) => (pattern.test(text) ? text : null), must, otherwise: '' };
}
function workflow_run_valueOf(schema, text) {
    const parsed = safeParse(schema, text, { abortPipeEarly: true });
    return parsed.success ? parsed.output : null;
}

;// CONCATENATED MODULE: ./build/core/csv/problems.js

/** The most entries in one message's list of lines; what is more goes on in a further message. */
const longestList = 100;
/** Equal faults of many lines as one problem each, all in the order of their first lines. */
function groupFaults(faults) {
    const groups = [...Map.groupBy(faults, ({ many }) => many).values()];
    return groups.flatMap(renderGroup).sort((a, b) => a.lineNumber - b.lineNumber);
}
function renderGroup(faults) {
    const [first] = faults;
    if (first === undefined)
        return [];
    const { lineNumber, hint, one, many, example } = first;
    if (faults.length === 1)
        return [{ lineNumber, message: one, hint }];
    const such = example === '' ? '' : `, such as ${example} on line ${lineNumber}`;
    const list = faults.some(({ label }) => label !== undefined)
        ? faults.map((fault) => fault.label ?? String(fault.lineNumber))
        : rangesOf(faults.map((fault) => fault.lineNumber));
    const problems = [];
    for (let from = 0; from < list.length; from += longestList) {
        const part = list.slice(from, from + longestList);
        const start = Number(/^\d+/.exec(part[0] ?? '')?.[0] ?? lineNumber);
        problems.push({
            lineNumber: start,
            message: `${showCount(faults.length)} ${many}${such}. Lines ${joinAll(part)}${from === 0 ? '' : ' (continued)'}.`,
            hint,
        });
    }
    return problems;
}
/** `2`, `4-7`: growing line numbers, neighbours together. */
function rangesOf(lineNumbers) {
    const ranges = [];
    for (const lineNumber of lineNumbers) {
        const last = ranges.at(-1);
        if (last !== undefined && lineNumber <= last.to + 1)
            last.to = lineNumber;
        else
            ranges.push({ from: lineNumber, to: lineNumber });
    }
    return ranges.flatMap(({ from, to }) => {
        if (to > from + 1)
            return [`${from}-${to}`];
        return from === to ? [String(from)] : [String(from), String(to)];
    });
}
/** `2`, `2 and 3`, `2, 4-7 and 9`. */
function joinAll(parts) {
    if (parts.length < 2)
        return parts.join('');
    return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
/** Line numbers as a sentence names them: `2 and 3`, `4-7`. */
function renderLines(lineNumbers) {
    return joinAll(rangesOf(lineNumbers));
}
/** @param file as the repository names it */
function findingsOf(file, problems) {
    return problems.map(({ lineNumber, message, hint }) => {
        return { kind: 'error', code: 'CSV_INVALID', message, hint, place: { file, lineNumber } };
    });
}

;// CONCATENATED MODULE: ./build/core/csv/export-rows.js


/** Rows and columns that other tools add to what they export, and that are no bonuses. */
/**
 * The lines of an export without the rows that Qualtrics puts under its header, and the problem
 * that they are.
 */
function takeOutQualtricsRows(lines) {
    const theirs = new Set();
    lines.forEach((record, index) => {
        if (!record.cells.some((cell) => /^\{"ImportId" ?:/.test(cell)))
            return;
        theirs.add(record);
        // Above it are the texts of the questions, and the header again where exports were put
        // together.
        for (let above = index - 1; above >= Math.max(0, index - 2); above -= 1) {
            const row = lines[above];
            if (row === undefined || row.cells.some((cell) => parsePersonalId(cell) !== null))
                break;
            theirs.add(row);
        }
    });
    const [first] = theirs;
    if (first === undefined)
        return { lines, problem: null };
    const where = renderLines([...theirs].map(({ lineNumber }) => lineNumber).sort((a, b) => a - b));
    const problem = {
        lineNumber: Math.min(...[...theirs].map(({ lineNumber }) => lineNumber)),
        message: `${theirs.size === 1 ? `Line ${where} is` : `Lines ${where} are`} Qualtrics' own header rows.`,
        hint: 'Delete them, and keep line 1.',
    };
    return { lines: lines.filter((record) => !theirs.has(record)), problem };
}
/**
 * A number in front of every line that the header does not count: R's row names, or an index of
 * pandas.
 */
function findRowNames(lines, columns) {
    const [first] = lines;
    const isMoved = ({ cells }) => cells.length === columns.count + 1 &&
        parsePersonalId(cells[columns.id + 1] ?? '') !== null &&
        parsePersonalId(cells[columns.id] ?? '') === null;
    if (first === undefined || !lines.every(isMoved))
        return null;
    const { lineNumber } = first;
    return {
        lineNumber,
        message: `Every line from line ${lineNumber} on has a cell in front of its id that belongs to no column: the row names of R, or the index of pandas.`,
        hint: 'Write the file with `row.names = FALSE` (R) or `index=False` (pandas).',
    };
}

;// CONCATENATED MODULE: ./build/core/csv/amount.js

/** How an amount is written, for every hint about one. */
const amountHint = "Write the amount in the study's currency as digits, a point and two digits, such as 4.25.";
/** R, pandas, Excel, SQL, SPSS and SAS, in lower case. */
const noValues = new Set(['', 'nan', 'na', 'n/a', '<na>', 'inf', 'infinity', 'null', 'none', 'nil', '.', '-', '--'].concat(['#n/a', '#null!', '#num!', '#value!', '#div/0!', '#ref!', '#name?', 'undefined', 'missing']));
/** What people write instead of an amount, most telling first. */
const mistakes = [
    [/^[+\-\u2212(]/, 'has a sign'],
    [/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/, 'has a thousands separator'],
    [/^\d{1,3}(?:[ \u00a0\u202f'\u2019]\d{3})+(?:\.\d*)?$/, 'has a thousands separator'],
    [/^\d*,\d*$/, 'has a decimal comma'],
    [/^(?:\d+\.?|\d*\.\d+)e[+-]?\d+$/i, 'has an exponent'],
    [/^\d*\.\d{3,}$/, 'has more than two decimals'],
    [/^\d+\.$/, 'has a point and no digits after it'],
    [/^[\d.]+ ?p$/i, 'is in pence'],
    [/\p{Sc}|\b[a-z]{3}\b/iu, 'has a currency sign'],
];
/**
 * An amount in the study's currency, without spaces around it: digits, optionally a point and one
 * or two digits, or a point and those alone; at most 99,999.99.
 */
function parseAmount(text) {
    if (noValues.has(text.toLowerCase().replace(/^[+-](?=inf)/, '')))
        return { kind: 'none' };
    const [, whole, fraction = ''] = /^(\d*)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
    if (whole === undefined) {
        const [, fault = 'is not an amount'] = mistakes.find(([form]) => form.test(text)) ?? [];
        const rounded = fault === 'has more than two decimals' ? roundToCents(text) : null;
        const hint = rounded === null
            ? amountHint
            : `Round it to two decimals: ${text.slice(0, 30)} to ${rounded}.`;
        return { kind: 'invalid', fault, hint };
    }
    // Zeros in front are no digits of a number that is too large.
    const digits = whole.replace(/^0+(?=\d)/, '');
    const cents = parseCents(`${digits === '' ? '0' : digits}${fraction && `.${fraction}`}`);
    if (cents === null) {
        const fault = `is more than ${showCents(largestBonusCents)}`;
        return { kind: 'invalid', fault, hint: 'Check the amount; no bonus can be that large.' };
    }
    return { kind: 'amount', cents, decimals: fraction.length };
}
/** Half up, by digits; null where that is more than a bonus can be. */
function roundToCents(text) {
    const [, whole = '', two = '', next = ''] = /^0*(\d{0,6})\.(\d\d)(\d)/.exec(text) ?? [];
    const cents = Number(`${whole}${two}`) + (next >= '5' ? 1 : 0);
    return two === '' || cents > largestBonusCents ? null : formatCents(cents);
}
/**
 * Whether a cell, valid or not, shows that its file is not in pence: by a fraction that is not
 * zero.
 */
function hasFraction(text) {
    return /^\D{0,4}\d*[.,]0*[1-9]\d*\D{0,4}$/.test(text) && !/^\d{1,3}(?:,\d{3})+$/.test(text);
}
/** Both readings of an amount whose unit nobody can tell, pounds and pence: `25.00 or 0.25`. */
function renderReadings(cents) {
    return `${formatCents(cents)} or ${formatCents(cents / 100)}`;
}

;// CONCATENATED MODULE: ./build/core/csv/column-names.js
/** What a column's name says of it. Names are compared without case, spaces, `_`, `-` and `.`. */
const participantNames = new Set([
    'participantid',
    'prolificid',
    'prolificpid',
    'prolificparticipantid',
    'pid',
    'id',
]);
const submissionNames = new Set(['submissionid']);
const amountNames = new Set(['amount', 'bonus', 'bonusamount', 'bonuspayment']);
function plainName(name) {
    return name
        .normalize('NFC')
        .toLowerCase()
        .replaceAll(/[\s_.-]/g, '');
}
/** The role that a name gives to its column. */
function roleOf(name) {
    const plain = plainName(name);
    if (participantNames.has(plain))
        return 'participant';
    if (submissionNames.has(plain))
        return 'submission';
    if (plain === 'studyid')
        return 'study';
    if (plain.endsWith('currency'))
        return 'currency';
    if (amountNames.has(plain))
        return 'amount';
    return amountCurrency(plain) === null ? 'other' : 'amount';
}
/**
 * `bonusgbp`, `bonus(gbp)` to `GBP`; null where the name is no amount's with a currency at its end.
 */
function amountCurrency(plain) {
    const [, base = '', end = ''] = /^([a-z]+?)(\([a-z]{3}\)|\[[a-z]{3}\]|[a-z]{3})$/.exec(plain) ?? [];
    const code = end.replaceAll(/[^a-z]/g, '').toUpperCase();
    return amountNames.has(base) && isCurrency(code) ? code : null;
}
/**
 * The currency that the name of an amount column ends in; null: none. A name that the workflow
 * gives may be any, so there a code counts in brackets, in capitals, or where it is a usual one.
 */
function currencyOf(name) {
    const known = amountCurrency(plainName(name));
    if (known !== null || roleOf(name) === 'amount')
        return known;
    const [, inBrackets, behind] = /(?:[([] ?([a-z]{3}) ?[)\]]|[\s_.-]([A-Z]{3}|gbp|usd|eur|Gbp|Usd|Eur))$/i.exec(name.trim()) ??
        [];
    const code = inBrackets ?? behind;
    if (code === undefined)
        return null;
    const isMeant = inBrackets !== undefined || /^(?:[A-Z]{3}|gbp|usd|eur)$/.test(code);
    return isMeant && isCurrency(code.toUpperCase()) ? code.toUpperCase() : null;
}
/** ISO 4217, as the runtime knows it. */
function isCurrency(code) {
    return Intl.supportedValuesOf('currency').includes(code);
}
const otherUnits = /pence|penny|pennies|cent|point|coin|token|credit/;
/**
 * The unit that a name says its column is in, where that is not the study's currency: `pence`,
 * `point`.
 */
function otherUnitOf(name) {
    return otherUnits.exec(plainName(name))?.[0] ?? null;
}
/**
 * Whether a column says of each line if it is to be paid: it is not read, but a file where it
 * differs is worth a look.
 */
function saysWhomToPay(name) {
    return /status|eligib|approv|reject|exclu/.test(plainName(name));
}

;// CONCATENATED MODULE: ./build/core/csv/header-faults.js





/** The most names of columns that a message repeats. */
const namedColumns = 10;
/** How many lines are looked at for the column that is meant. */
const lookedAtLines = 1000;
/**
 * The one problem of a header: what it has, what it lacks, and the line to add. Null: each role has
 * its column.
 */
function explainRoles(roles, settings) {
    const { names, ids, amounts, studies } = roles;
    const { idColumn, amountColumn, showIds } = settings;
    const list = (columns) => {
        const shown = columns.slice(0, namedColumns).map((at) => showCell(names[at] ?? '', showIds));
        const more = columns.length - shown.length;
        return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    };
    const all = list([...names.keys()].filter((column) => names[column] !== ''));
    for (const [input, given, found] of [
        ['id-column', idColumn, ids],
        ['amount-column', amountColumn, amounts],
    ]) {
        if (given !== null && found.length === 0) {
            return {
                message: `The header has no column ${showCell(given, showIds)}, which \`${input}\` names. It has ${all}.`,
                hint: `Copy the name from the file into \`${input}\`, letter by letter, or leave the input out.`,
            };
        }
    }
    const unit = explainUnit(roles, settings);
    const lacks = [
        ...(ids.length === 0 ? ['no id column'] : []),
        ...(amounts.length === 0 ? ['no amount column'] : []),
    ];
    const mayBeAnother = amounts.length === 0 && likeliest(roles, isAmount) !== null;
    if (unit !== null && ids.length > 0 && !mayBeAnother)
        return unit;
    if (lacks.length > 0) {
        const hint = hintFor(roles, showIds);
        const message = `The header names ${lacks.join(' and ')}. It has ${all}.`;
        if (unit === null)
            return { message, hint };
        return { message: `${message} ${unit.message}`, hint: `${hint} ${unit.hint}` };
    }
    if (amounts.length > 1) {
        const [line, other] = amounts.map((at) => inputLine('amount-column', names[at] ?? '', showIds));
        const isTwice = new Set(amounts.map((at) => names[at])).size < amounts.length;
        return {
            message: `The header has ${amounts.length} columns that could be the amount: ${list(amounts)}.`,
            hint: isTwice
                ? 'Keep one amount column; delete or rename the others.'
                : `Add the line that is right to the inputs of the step: ${line ?? ''} or ${other ?? ''}. Or keep one amount column.`,
        };
    }
    if (studies.length > 1) {
        return {
            message: `The header has ${studies.length} columns that could be the study: ${list(studies)}.`,
            hint: 'Keep one study column; delete or rename the others.',
        };
    }
    return null;
}
/** An amount column in pence, points or the like, where the header has no other. */
function explainUnit({ names, lines, amounts }, settings) {
    const { amountColumn, showIds } = settings;
    const candidates = amountColumn === null && amounts.length === 0 ? [...names.keys()] : amounts;
    const column = candidates.find((at) => otherUnitOf(names[at] ?? '') !== null);
    if (column === undefined)
        return null;
    const name = names[column] ?? '';
    const unit = otherUnitOf(name) ?? '';
    const isHundredth = /^(?:pen|cent)/.test(unit);
    const examples = lines.slice(0, 2).flatMap(({ cells }) => {
        const amount = parseAmount(cells[column] ?? '');
        const isWhole = amount.kind === 'amount' && amount.cents % 100 === 0;
        return isWhole ? [formatCents(amount.cents / 100)] : [];
    });
    const divide = isHundredth
        ? `Divide by 100${examples.length === 0 ? '' : ` (${examples.join(', ')})`}`
        : "Work each amount out in the study's currency (divide by what one of it costs)";
    const units = isHundredth && unit !== 'cent' ? 'pence' : `${unit}s`;
    return {
        message: `${showCell(name, showIds)}: amounts are in the study's currency, not in ${units}.`,
        hint: `${divide} and call the column bonus.`,
    };
}
const isId = (cell) => parsePersonalId(cell) !== null;
const isAmount = (cell) => parseAmount(cell).kind === 'amount';
/**
 * The name of the one column without a role that holds most such cells; null where none does, or
 * several.
 */
function likeliest({ names, lines }, isIt) {
    const sample = lines.slice(0, lookedAtLines);
    const counts = names.map((name, at) => {
        const isFree = name !== '' && roleOf(name) === 'other' && otherUnitOf(name) === null;
        return isFree ? sample.filter(({ cells }) => isIt(cells[at] ?? '')).length : 0;
    });
    const most = Math.max(...counts);
    const isOne = most > 0 && counts.indexOf(most) === counts.lastIndexOf(most);
    return isOne ? (names[counts.indexOf(most)] ?? null) : null;
}
/** The line to add for each role that is missing, with the column that its cells speak for. */
function hintFor(roles, showIds) {
    const placeholder = 'name of the column';
    const hints = [];
    if (roles.ids.length === 0) {
        const line = inputLine('id-column', likeliest(roles, isId) ?? placeholder, showIds);
        hints.push(`Call the column of ids participant_id, or add ${line} to the inputs of the step.`);
    }
    if (roles.amounts.length === 0) {
        const line = inputLine('amount-column', likeliest(roles, isAmount) ?? placeholder, showIds);
        hints.push(`Call the column of amounts bonus, or add ${line} to the inputs of the step if that is the amount in the study's currency.`);
    }
    return hints.join(' ');
}
/** A line of the workflow, as code. */
function inputLine(input, name, showIds) {
    const shown = showCell(name, showIds).slice(1, -1);
    const isPlain = /^[A-Za-z_][\w .()[\]/-]*$/.test(shown);
    return `\`${input}: ${isPlain ? shown : JSON.stringify(shown)}\``;
}

;// CONCATENATED MODULE: ./build/core/csv/header.js





/** The columns of a file without a header: exactly `id,amount`. */
const columnsWithoutHeader = {
    id: 0,
    submission: null,
    equal: [],
    amount: 1,
    currency: null,
    currencies: [],
    study: null,
    count: 2,
    names: null,
    ignored: [],
    eligibility: [],
};
/**
 * The columns of a file. Its first record is a header where no cell of it is an id or an amount.
 * What is wrong with a header is one problem, for without columns nothing can be said of the lines.
 *
 * @param lines the records below the first, without those that an export puts under its header
 */
function parseHeader(first, lines, settings) {
    const broken = (problem) => {
        return { kind: 'broken', problem: { ...problem, lineNumber: first.lineNumber } };
    };
    if (!isHeader(first)) {
        const problem = explainMissingHeader(first, settings);
        if (problem !== null)
            return broken(problem);
        return { kind: 'columns', columns: columnsWithoutHeader };
    }
    const names = first.cells;
    const ids = findIds(names, lines, settings.idColumn);
    const amounts = columnsOf(names, settings.amountColumn, 'amount');
    const studies = columnsOf(names, null, 'study');
    const wrong = explainRoles({ names, lines, ids: ids.candidates, amounts, studies }, settings);
    const [id] = ids.candidates;
    const [amount] = amounts;
    if (wrong !== null)
        return broken(wrong);
    if (id === undefined || amount === undefined)
        throw new Error('A role without a column or problem.');
    const [study = null] = studies;
    const used = new Set([...ids.used, amount, study]);
    const others = names.flatMap((_, column) => (used.has(column) ? [] : [column]));
    const nameOf = (column) => names[column] ?? '';
    const isCurrency = (column) => roleOf(nameOf(column)) === 'currency';
    const ignored = others.filter((column) => !isCurrency(column));
    const columns = {
        id,
        submission: ids.submission,
        equal: ids.equal,
        amount,
        currency: currencyOf(nameOf(amount)),
        currencies: others.filter(isCurrency),
        study,
        count: names.length,
        names,
        ignored,
        eligibility: ignored.filter((column) => saysWhomToPay(nameOf(column))),
    };
    return { kind: 'columns', columns };
}
function isHeader({ cells }) {
    return !cells.some((cell) => parsePersonalId(cell) !== null || parseAmount(cell).kind === 'amount');
}
/**
 * What is wrong where the first record is no header, although it names columns or the workflow
 * does.
 */
function explainMissingHeader({ cells }, { idColumn, amountColumn, showIds }) {
    const name = cells.find((cell) => roleOf(cell) !== 'other');
    const value = cells.find((cell) => parseAmount(cell).kind === 'amount');
    if (name !== undefined && value !== undefined) {
        return {
            message: `This line has the name ${showCell(name, showIds)} of a column, and ${showCell(value, showIds)}, which is an amount: it is neither a header nor a bonus.`,
            hint: 'In a header, rename the column whose name is a number.',
        };
    }
    const given = idColumn === null ? 'amount-column' : 'id-column';
    if (idColumn === null && amountColumn === null)
        return null;
    return {
        message: `This file has no header, and \`${given}\` names a column of it.`,
        hint: 'Add a header line, or leave `id-column` and `amount-column` out.',
    };
}
/**
 * The participant's column is the id, also beside a submission's. Several of one kind must say the
 * same; one in which no line has an id, such as a row number called `id`, is none of them.
 */
function findIds(names, lines, idColumn) {
    const holdsIds = (column) => lines.some(({ cells }) => parsePersonalId(cells[column] ?? '') !== null);
    const likely = (columns) => {
        const filled = columns.filter(holdsIds);
        return filled.length > 0 ? filled : columns;
    };
    if (idColumn !== null) {
        const named = columnsOf(names, idColumn, 'participant');
        return { candidates: named, submission: null, equal: pairs(named), used: named };
    }
    const participants = likely(columnsOf(names, null, 'participant'));
    const submissions = likely(columnsOf(names, null, 'submission'));
    const candidates = participants.length > 0 ? participants : submissions;
    const submission = participants.length > 0 ? (submissions[0] ?? null) : null;
    const equal = [...pairs(participants), ...pairs(submissions)];
    return { candidates, submission, equal, used: [...participants, ...submissions] };
}
/** The first with each of the others. */
function pairs([first, ...others]) {
    return first === undefined ? [] : others.map((other) => [first, other]);
}
/** The columns of a name that the workflow gives, else those whose own names say so. */
function columnsOf(names, given, role) {
    const isIt = (name) => given === null
        ? roleOf(name) === role
        : name.normalize('NFC') === given.normalize('NFC').trim();
    return names.flatMap((name, column) => (isIt(name) ? [column] : []));
}

;// CONCATENATED MODULE: ./build/core/csv/line-faults.js

const idHint = 'A Prolific id is 24 characters, each 0-9 or a-f, without spaces.';
function explainCount(cells, columns) {
    const { length } = cells;
    const { count, names } = columns;
    if (length === count) {
        const isRepeated = names !== null && cells.every((cell, at) => cell === names[at]);
        if (!isRepeated)
            return null;
        const hint = 'Delete it: only the first line of a file may be a header.';
        return {
            one: 'This line is the header again.',
            many: 'lines are the header again',
            example: '',
            hint,
        };
    }
    const has = `${length} ${length === 1 ? 'column' : 'columns'}`;
    const should = names === null
        ? `without a header it must be exactly two, id,amount`
        : `but the header has ${count}`;
    const separator = names === null ? '; ' : ', ';
    return {
        one: `This line has ${has}${separator}${should}.`,
        many: `lines have ${has}${separator}${should}`,
        example: '',
        hint: names === null
            ? 'Write amounts with a point, not a comma; name further columns in a header line.'
            : 'Put a cell that holds a comma in double quotes, and write amounts with a point.',
    };
}
function explainId(cell, what, showIds) {
    if (cell === '')
        return {
            one: `The ${what} is missing.`,
            many: `${what}s are missing`,
            example: '',
            hint: idHint,
        };
    const example = `${showCell(cell, showIds)} (${Array.from(cell).length} characters)`;
    if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(cell)) {
        return {
            one: `The ${what} ${example} is no longer a Prolific id: a spreadsheet has made a number of it.`,
            many: `${what}s are no longer Prolific ids: a spreadsheet has made numbers of them`,
            example,
            hint: 'Set the column to text in the spreadsheet, and copy the ids into it again.',
        };
    }
    return {
        one: `The ${what} ${example} is not a Prolific id.`,
        many: `${what}s are not Prolific ids`,
        example,
        hint: idHint,
    };
}
/** Several columns of ids say whom to pay only where they say the same. */
function explainOtherIds({ equal, names }, cellOf, showIds) {
    const other = equal.find(([a, b]) => cellOf(a).toLowerCase() !== cellOf(b).toLowerCase());
    if (other === undefined)
        return null;
    const [a, b] = other.map((column) => showCell(names?.[column] ?? '', showIds));
    return {
        one: `The columns ${a ?? ''} and ${b ?? ''} do not hold the same id.`,
        many: `lines do not hold the same id in the columns ${a ?? ''} and ${b ?? ''}`,
        example: '',
        hint: 'Name the column to pay by in `id-column`, or delete the other.',
    };
}
function explainAmount(amount, text, whose, showIds) {
    if (amount.kind === 'amount')
        return null;
    const example = text === '' ? '' : `${showCell(text, showIds)}${whose}`;
    const value = text === '' ? whose : ` ${example}`;
    if (amount.kind === 'none') {
        const is = text === '' ? 'missing' : 'not a number';
        return {
            one: `The amount${value} is ${is}: there was no value for this person.`,
            many: `amounts are ${text === '' ? 'missing' : 'not numbers'}: there was no value for these people`,
            example,
            hint: 'Take the line out, or write 0.',
        };
    }
    const { fault, hint } = amount;
    const many = fault.replace(/^has /, 'have ').replace(/^is /, 'are ');
    return { one: `The amount${value} ${fault}.`, many: `amounts ${many}`, example, hint };
}
function explainStudy(cell, study, studyInput, showIds) {
    if (cell === null || (study !== null && (studyInput === null || study === studyInput)))
        return null;
    if (study !== null) {
        // Masked, because a person's id in the wrong column looks the same.
        const example = showId(study, showIds);
        return {
            one: `The study_id ${example} of this line is not the study-id input, ${studyInput ?? ''}.`,
            many: `lines have a study_id that is not the study-id input, ${studyInput ?? ''}`,
            example,
            hint: 'Correct the line, or leave the study-id input out to pay the studies that the file names.',
        };
    }
    const hint = 'A study id is 24 characters, each 0-9 or a-f; every line of this column needs one.';
    if (cell === '')
        return { one: 'The study_id is missing.', many: 'study_ids are missing', example: '', hint };
    const example = showCell(cell, showIds);
    return {
        one: `The study_id ${example} is not a study id.`,
        many: 'study_ids are not study ids',
        example,
        hint,
    };
}
/** A line that pays says in each of its currency columns the same ISO code. */
function explainCurrencies(currencies, showIds) {
    const wrong = currencies.find((code) => !/^[A-Z]{3}$/.test(code) || code !== currencies[0]);
    if (wrong === undefined)
        return null;
    const example = showCell(wrong, showIds);
    return {
        one: wrong === ''
            ? 'The currency is missing.'
            : `The currency ${example} is not one that the line is paid in.`,
        many: wrong === '' ? 'lines have no currency' : 'lines have a currency that they are not paid in',
        example: wrong === '' ? '' : example,
        hint: "Write the three letters of the study's currency, such as GBP, or delete the column.",
    };
}

;// CONCATENATED MODULE: ./build/core/csv/line.js



/** One record to the parts of a bonus, or to everything that is wrong in it. */
function parseLine(record, columns, studyInput, showIds) {
    const { lineNumber } = record;
    const cells = withoutEmptyEnd(record.cells, columns.count);
    const count = explainCount(cells, columns);
    if (count !== null) {
        const faults = [{ lineNumber, ...count }];
        const nothing = { study: null, id: null, submission: null, amount: null, currency: null };
        // A cell too many or too few may have moved the others, so none of them is believed.
        return { lineNumber, ...nothing, amountText: '', faults };
    }
    const cellOf = (column) => cells[column] ?? '';
    const found = [];
    const id = parsePersonalId(cellOf(columns.id));
    if (id === null)
        found.push(explainId(cellOf(columns.id), 'id', showIds));
    found.push(explainOtherIds(columns, cellOf, showIds));
    const submissionCell = columns.submission === null ? null : cellOf(columns.submission);
    const submission = submissionCell === null ? null : parsePersonalId(submissionCell);
    if (submissionCell !== null && submission === null)
        found.push(explainId(submissionCell, 'submission id', showIds));
    const amountText = cellOf(columns.amount);
    const amount = parseAmount(amountText);
    const whose = showIds && id !== null ? ` of ${id}` : '';
    found.push(explainAmount(amount, amountText, whose, showIds));
    const studyCell = columns.study === null ? null : cellOf(columns.study);
    const study = studyCell === null ? studyInput : parseStudyId(studyCell);
    found.push(explainStudy(studyCell, study, studyInput, showIds));
    const pays = amount.kind !== 'amount' || amount.cents > 0;
    const currencies = columns.currencies.map((column) => cellOf(column).toUpperCase());
    if (pays)
        found.push(explainCurrencies(currencies, showIds));
    const faults = found.flatMap((fault) => (fault === null ? [] : [{ lineNumber, ...fault }]));
    const currency = pays ? (currencies[0] ?? null) : null;
    return { lineNumber, study, id, submission, amount, amountText, currency, faults };
}
/** Spreadsheets end lines with empty cells that belong to no column. */
function withoutEmptyEnd(cells, count) {
    return cells.slice(count).every((cell) => cell === '') ? cells.slice(0, count) : cells;
}

;// CONCATENATED MODULE: ./build/core/csv/lines-together.js

/**
 * Pence written for pounds is the commonest mistake with this API, and pays a hundred times too
 * much. So the unit is judged over the whole file: a fraction that is not zero shows that it is not
 * in pence, and so do two decimals in every line. A script writes pence as `25`, or as `25.0` where
 * a value was missing.
 */
function findUnclearUnit(lines, showIds) {
    if (lines.some(({ amountText }) => hasFraction(amountText)))
        return [];
    const written = lines.flatMap(({ lineNumber, id, amount, amountText }) => amount?.kind === 'amount' ? [{ ...amount, lineNumber, id, amountText }] : []);
    if (written.every(({ decimals }) => decimals === 2))
        return [];
    return written.flatMap(({ lineNumber, id, cents, amountText }) => {
        if (cents === 0)
            return [];
        const whose = showIds && id !== null ? ` of ${id}` : '';
        const readings = renderReadings(cents);
        const reason = 'no amount of this file has any pence, and not all are written with two decimals';
        return [
            {
                lineNumber,
                one: `The amount "${amountText}"${whose} could mean ${readings}: ${reason}.`,
                many: `amounts could be in pence: ${reason}`,
                example: `"${amountText}" (${readings})${whose}`,
                hint: `Write every amount with two decimals, here ${readings}; or set \`allow-whole-amounts: true\` where the numbers are in the study's currency as they are.`,
            },
        ];
    });
}
/** The same person twice in one study and one file, in whatever case the id is written. */
function findDuplicates(lines, showIds) {
    const firstLines = new Map();
    return lines.flatMap(({ lineNumber, study, id }) => {
        if (id === null)
            return [];
        const key = `${study ?? ''}:${id}`;
        const firstLine = firstLines.get(key);
        if (firstLine === undefined) {
            firstLines.set(key, lineNumber);
            return [];
        }
        return [
            {
                lineNumber,
                one: `The id${showIds ? ` ${id}` : ''} of line ${firstLine} is on line ${lineNumber} again.`,
                many: 'lines have the id of an earlier line again',
                example: '',
                hint: 'Keep one of the lines; if both are meant, add their amounts up.',
                label: `${lineNumber} (as ${firstLine})`,
            },
        ];
    });
}
/**
 * The id of a line in the path of its file or in its batch label: both are in the ledger, the log
 * and the summary as they are.
 *
 * @param names path and label
 */
function findNamedIds(lines, names, showIds) {
    const text = names.join('\n').toLowerCase();
    if (!/[0-9a-f]{24}/.test(text))
        return [];
    return lines.flatMap(({ id, lineNumber }) => {
        if (id === null || !text.includes(id))
            return [];
        return [
            {
                lineNumber,
                one: `The name of the file, or the batch, holds the id of this line${showIds ? ` (${id})` : ''}, and would be shown everywhere.`,
                many: 'lines have an id that the name of the file, or the batch, holds',
                example: '',
                hint: 'Rename the file, or the batch, so that it names nobody.',
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/core/csv/notices.js


/** The most names of ignored columns, and values of one, that a sentence repeats. */
const namedAtMost = 10;
const valuesAtMost = 3;
/**
 * What to look at in a file although it is valid: a column that says whom to pay, and is not read.
 */
function renderWarnings(path, { names, eligibility }, records, lines, showIds) {
    const paying = records.filter((_, at) => {
        const amount = lines[at]?.amount;
        return amount?.kind === 'amount' && amount.cents > 0;
    });
    return eligibility.flatMap((column) => {
        const values = Map.groupBy(paying, ({ cells }) => cells[column] ?? '');
        if (values.size < 2)
            return [];
        const shown = [...values]
            .sort(([, a], [, b]) => b.length - a.length)
            .slice(0, valuesAtMost)
            .map(([value, { length }]) => `${showCell(value, showIds)} on ${plural(length, 'line', 'lines')}`);
        const more = values.size > valuesAtMost ? ', and more' : '';
        const name = showCell(names?.[column] ?? '', showIds);
        return [
            `${showForeign(path, showIds)} pays every line with an amount, whatever its column ${name} says: ${shown.join(', ')}${more}. Take out the lines that are not to be paid.`,
        ];
    });
}
/** What was left out of a valid file: columns, and bonuses of zero. */
function renderNotices(path, { names, ignored }, batches, showIds) {
    const notices = [];
    const name = showForeign(path, showIds);
    const named = ignored.map((column) => names?.[column] ?? '').filter((column) => column !== '');
    if (named.length > 0) {
        const shown = named.slice(0, namedAtMost).map((column) => showCell(column, showIds));
        const others = named.length - shown.length;
        const more = others > 0 ? ` and ${others} more` : '';
        notices.push(`${name}: these columns are ignored: ${shown.join(', ')}${more}.`);
    }
    const count = (of) => {
        return batches.reduce((sum, batch) => sum + batch[of].length, 0);
    };
    const zeros = count('zeros');
    if (zeros > 0)
        notices.push(`${name}: ${plural(zeros, 'bonus', 'bonuses')} of zero skipped.`);
    if (zeros + count('bonuses') === 0)
        notices.push(`${name}: a header and no bonuses.`);
    return notices;
}

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/CsvError.js
class CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== undefined) {
      Error.captureStackTrace(this, CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value)
          ? value.toString(options.encoding)
          : value == null
            ? value
            : JSON.parse(JSON.stringify(value));
      }
    }
  }
}



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/is_object.js
const is_object = function (obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_columns_array.js



const normalize_columns_array = function (columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === undefined || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal",
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`,
      ]);
    }
  }
  return normalizedColumns;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/ResizeableBuffer.js
class ResizeableBuffer {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
}

/* harmony default export */ const utils_ResizeableBuffer = (ResizeableBuffer);

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/init_state.js


const init_state = function (options) {
  // ECMAScript WhiteSpace + LineTerminator codepoints, encoded under
  // `options.encoding`. Aligns trimming with `String.prototype.trim()`.
  // https://tc39.es/ecma262/#sec-white-space
  // https://tc39.es/ecma262/#sec-line-terminators
  //
  // Codepoints unrepresentable in the target encoding are dropped: Node's
  // Buffer substitutes them with `?` (0x3F), and including those would cause
  // literal `?` bytes in the input to be trimmed under `latin1`/`ascii`.
  const timchars = [
    // Basic Latin
    0x0020, // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    0x0009, // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    0x000a, // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    0x000d, // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    0x000c, // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    0x000b, // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    0x00a0, // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    0x1680, // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    0x2000, // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    0x2001, // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    0x2002, // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    0x2003, // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    0x2004, // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    0x2005, // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    0x2006, // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    0x2007, // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    0x2008, // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    0x2009, // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    0x200a, // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    0x2028, // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    0x2029, // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    0x202f, // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    0x205f, // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    0x3000, // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    0xfeff, // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options.encoding,
    );
    if (codepoint !== 0x3f && encoded.length === 1 && encoded[0] === 0x3f) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  // First-byte lookup table for `__isCharTrimable`. Non-whitespace bytes
  // (the common case) bail out in O(1) without scanning every timchar.
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options.cast_function,
    commenting: false,
    delimiterBufPrevious: undefined,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: undefined,
    enabled: options.from_line === 1,
    escaping: false,
    escapeIsQuote:
      Buffer.isBuffer(options.escape) &&
      Buffer.isBuffer(options.quote) &&
      Buffer.compare(options.escape, options.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options.columns)
      ? options.columns.length
      : undefined,
    field: new utils_ResizeableBuffer(20),
    firstLineToHeaders: options.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options.comment !== null ? options.comment.length : 0,
      // Skip if the remaining buffer can be delimiter
      ...(options.delimiter
        ? options.delimiter.map((delimiter) => delimiter.length)
        : []),
      // Auto discovery of delimiter is limited to 1 character
      options.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options.quote !== null ? options.quote.length : 0,
      // Skip if the remaining buffer can be a multi-byte trim character
      ...timchars.map((t) => t.length),
    ),
    previousBuf: undefined,
    quoting: false,
    stop: false,
    rawBuffer: new utils_ResizeableBuffer(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength:
      options.record_delimiter.length === 0
        ? 0
        : Math.max(...options.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options.encoding)[0],
      Buffer.from("\t", options.encoding)[0],
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars: timchars,
    timcharFirstBytes: timcharFirstBytes,
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/underscore.js
const underscore = function (str) {
  return str.replace(/([A-Z])/g, function (_, match) {
    return "_" + match.toLowerCase();
  });
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_options.js





const normalize_options = function (opts) {
  const options = {};
  // Merge with user options
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  // Normalize option `encoding`
  // Note: defined first because other options depends on it
  // to convert chars/strings into buffers.
  if (options.encoding === undefined || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (
    typeof options.encoding !== "string" &&
    options.encoding !== null
  ) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`,
      ],
      options,
    );
  }
  // Normalize option `bom`
  if (
    options.bom === undefined ||
    options.bom === null ||
    options.bom === false
  ) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`,
      ],
      options,
    );
  }
  // Normalize option `cast`
  options.cast_function = null;
  if (
    options.cast === undefined ||
    options.cast === null ||
    options.cast === false ||
    options.cast === ""
  ) {
    options.cast = undefined;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`,
      ],
      options,
    );
  }
  // Normalize option `cast_date`
  if (
    options.cast_date === undefined ||
    options.cast_date === null ||
    options.cast_date === false ||
    options.cast_date === ""
  ) {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function (value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`,
      ],
      options,
    );
  }
  // Normalize option `columns`
  options.cast_first_line_to_header = undefined;
  if (options.columns === true) {
    // Fields in the first line are converted as-is to columns
    options.cast_first_line_to_header = undefined;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (
    options.columns === undefined ||
    options.columns === null ||
    options.columns === false
  ) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`,
      ],
      options,
    );
  }
  // Normalize option `group_columns_by_name`
  if (
    options.group_columns_by_name === undefined ||
    options.group_columns_by_name === null ||
    options.group_columns_by_name === false
  ) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`,
      ],
      options,
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated.",
      ],
      options,
    );
  }
  // Normalize option `comment`
  if (
    options.comment === undefined ||
    options.comment === null ||
    options.comment === false ||
    options.comment === ""
  ) {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `comment_no_infix`
  if (
    options.comment_no_infix === undefined ||
    options.comment_no_infix === null ||
    options.comment_no_infix === false
  ) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`,
      ],
      options,
    );
  }
  // Normalize option `delimiter_auto`
  if (
    options.delimiter_auto === undefined ||
    options.delimiter_auto === null ||
    options.delimiter_auto === false
  ) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`,
      ],
      options,
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === undefined)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["\t".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4,
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.score === undefined)
      options.delimiter_auto.score = (info, options) => {
        return (
          (info.total - info.std) * (options.preferred[info.char_code] || 1)
        );
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.size === undefined)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `delimiter`
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (
      options.delimiter === undefined ||
      options.delimiter === null ||
      options.delimiter === false
    ) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function (delimiter) {
    if (typeof delimiter === "string") {
      delimiter = Buffer.from(delimiter, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`,
        ],
        options,
      );
    }
    return delimiter;
  });
  // Normalize option `escape`
  if (options.escape === undefined || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`,
      );
    }
  }
  // Normalize option `from`
  if (options.from === undefined || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`,
      );
    }
  }
  // Normalize option `from_line`
  if (options.from_line === undefined || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (
      typeof options.from_line === "string" &&
      /\d+/.test(options.from_line)
    ) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`,
      );
    }
  }
  // Normalize options `ignore_last_delimiters`
  if (
    options.ignore_last_delimiters === undefined ||
    options.ignore_last_delimiters === null
  ) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`,
      ],
      options,
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option",
      ],
      options,
    );
  }
  // Normalize option `info`
  if (
    options.info === undefined ||
    options.info === null ||
    options.info === false
  ) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`,
    );
  }
  // Normalize option `max_record_size`
  if (
    options.max_record_size === undefined ||
    options.max_record_size === null ||
    options.max_record_size === false
  ) {
    options.max_record_size = 0;
  } else if (
    Number.isInteger(options.max_record_size) &&
    options.max_record_size >= 0
  ) {
    // Great, nothing to do
  } else if (
    typeof options.max_record_size === "string" &&
    /\d+/.test(options.max_record_size)
  ) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`,
    );
  }
  // Normalize option `objname`
  if (
    options.objname === undefined ||
    options.objname === null ||
    options.objname === false
  ) {
    options.objname = undefined;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
      // Don't call `toString`, leave objname as a buffer
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
    // Great, nothing to do
  } else if (typeof options.objname === "number") {
    // if(options.objname.length === 0){
    //   throw new Error(`Invalid Option: objname must be a non empty string`);
    // }
    // Great, nothing to do
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`,
    );
  }
  if (options.objname !== undefined) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field",
        );
      }
    } else {
      // A string or a buffer
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index",
        );
      }
    }
  }
  // Normalize option `on_record`
  if (options.on_record === undefined || options.on_record === null) {
    options.on_record = undefined;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`,
      ],
      options,
    );
  }
  // Normalize option `on_skip`
  // options.on_skip ??= (err, chunk) => {
  //   this.emit('skip', err, chunk);
  // };
  if (
    options.on_skip !== undefined &&
    options.on_skip !== null &&
    typeof options.on_skip !== "function"
  ) {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`,
    );
  }
  // Normalize option `quote`
  if (
    options.quote === null ||
    options.quote === false ||
    options.quote === ""
  ) {
    options.quote = null;
  } else {
    if (options.quote === undefined || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`,
      );
    }
  }
  // Normalize option `raw`
  if (
    options.raw === undefined ||
    options.raw === null ||
    options.raw === false
  ) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`,
    );
  }
  // Normalize option `record_delimiter`
  if (options.record_delimiter === undefined) {
    options.record_delimiter = [];
  } else if (
    typeof options.record_delimiter === "string" ||
    Buffer.isBuffer(options.record_delimiter)
  ) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`,
        ],
        options,
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`,
      ],
      options,
    );
  }
  options.record_delimiter = options.record_delimiter.map(function (rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  // Normalize option `relax_column_count`
  if (typeof options.relax_column_count === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count === undefined ||
    options.relax_column_count === null
  ) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`,
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_less === undefined ||
    options.relax_column_count_less === null
  ) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`,
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_more === undefined ||
    options.relax_column_count_more === null
  ) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`,
    );
  }
  // Normalize option `relax_quotes`
  if (typeof options.relax_quotes === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_quotes === undefined ||
    options.relax_quotes === null
  ) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`,
    );
  }
  // Normalize option `skip_empty_lines`
  if (typeof options.skip_empty_lines === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_empty_lines === undefined ||
    options.skip_empty_lines === null
  ) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`,
    );
  }
  // Normalize option `skip_records_with_empty_values`
  if (typeof options.skip_records_with_empty_values === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_empty_values === undefined ||
    options.skip_records_with_empty_values === null
  ) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`,
    );
  }
  // Normalize option `skip_records_with_error`
  if (typeof options.skip_records_with_error === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_error === undefined ||
    options.skip_records_with_error === null
  ) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`,
    );
  }
  // Normalize option `rtrim`
  if (
    options.rtrim === undefined ||
    options.rtrim === null ||
    options.rtrim === false
  ) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`,
    );
  }
  // Normalize option `ltrim`
  if (
    options.ltrim === undefined ||
    options.ltrim === null ||
    options.ltrim === false
  ) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`,
    );
  }
  // Normalize option `trim`
  if (
    options.trim === undefined ||
    options.trim === null ||
    options.trim === false
  ) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`,
    );
  }
  // Normalize options `trim`, `ltrim` and `rtrim`
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  // Normalize option `to`
  if (options.to === undefined || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`,
      );
    }
  }
  // Normalize option `to_line`
  if (options.to_line === undefined || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`,
      );
    }
  }
  return options;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/delimiter_discover.js



// Discussed in [issue #400](https://github.com/adaltas/node-csv/issues/400)
// See https://github.com/python/cpython/blob/ea1b1c579f600cc85d145c60862b2e6b98701b24/Lib/csv.py#L349
const delimiter_discover = function (records, options) {
  // Normalize the configuration
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  // Convert String to Buffer
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  // Convert Buffer to an array of records
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records = [];
      const parser = api_transform({ delimiter: [] });
      const push = (record) => records.push(record);
      const close = () => {};
      const error = parser.parse(data, true, push, close);
      if (error !== undefined) throw error;
      return records;
    })(records);
  }
  // Info array initialization, 127 entries, one per char code
  const info = Array(127)
    .fill()
    .map(() => ({ lines: [] }));
  // Traverse each records, count occurences per char code
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      // Count the character frequency
      const code = record.charCodeAt(i);
      if (info[code].lines[line] === undefined) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  // Traverse each char code, compute the score
  info.map((info, i) => {
    info.char_code = i;
    info.std = std(info.lines);
    info.total = info.lines.reduce((acc, val) => acc + val, 0);
    info.preferred = !!options.preferred[i];
    info.score = options.score(info, options);
  });
  // Extract the dominant character
  const result = info.reduce(
    (acc, info) => (acc.score > info.score ? acc : info),
    {},
  );
  return String.fromCharCode(result.char_code);
};

const std = function (array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n,
  );
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/index.js






const isRecordEmpty = function (record) {
  return record.every(
    (field) =>
      field == null || (field.toString && field.toString().trim() === ""),
  );
};

const cr = 13; // `\r`, carriage return, 0x0D in hexad\u00e9cimal, 13 in decimal
const nl = 10; // `\n`, newline, 0x0A in hexadecimal, 10 in decimal

const boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254]),
};

const api_transform = function (original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0,
  };
  const options = normalize_options(original_options);
  return {
    info: info,
    original_options: original_options,
    options: options,
    state: init_state(options),
    __needMoreData: function (i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } =
        this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0
          ? Buffer.from("\r\n", encoding).length
          : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0,
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function (nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line,
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote,
      } = this.state;
      // Automatic delimiter discovery
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === undefined) {
          delimiterBuf = nextBuf;
        } else if (
          delimiterBufPrevious !== undefined &&
          nextBuf === undefined
        ) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        // Ensure that nextBuf is not concatenated a second time during buffer reconciliation
        nextBuf = undefined;
        // this.delimiterBufPrevious = delimiterBuf;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto),
            ),
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = undefined;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      // Previous buffers reconciliation
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === undefined) {
        if (nextBuf === undefined) {
          // Handle empty string
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== undefined && nextBuf === undefined) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      // Handle UTF BOM
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          // No enough data
          if (end === false) {
            // Wait for more data
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding in boms) {
            if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
              // Skip BOM
              const bomLength = boms[encoding].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              // Renormalize original options with the new encoding
              const options = normalize_options({
                ...this.original_options,
                encoding: encoding,
              });
              // Properties are merged with the existing options instance
              for (const key in options) {
                this.options[key] = options[key];
              }
              // Options will re-evaluate the Buffer with the new encoding
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        // Ensure we get enough space to look ahead
        // There should be a way to move this out of the loop
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        // Auto discovery of record_delimiter, unix, mac and windows supported
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos,
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if (
          (chr === cr || chr === nl) &&
          this.state.wasRowDelimiter === false
        ) {
          this.state.wasRowDelimiter = true;
        }
        // Previous char was a valid escape char
        // treat the current char as a regular char
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          // Escape is only active inside quoted fields
          // We are quoting, the char is an escape chr and there is a chr to escape
          // if(escape !== null && this.state.quoting === true && chr === escape && pos + 1 < bufLen){
          if (
            escape !== null &&
            this.state.quoting === true &&
            this.__isEscape(buf, pos, chr) &&
            pos + escape.length < bufLen
          ) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          // Not currently escaping and chr is a quote
          // TODO: need to compare bytes instead of single char
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable =
                rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment =
                comment !== null &&
                this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr,
              );
              const isNextChrRecordDelimiter =
                record_delimiter.length === 0
                  ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length)
                  : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              // Escape a quote
              // Treat next char as a regular character
              if (
                escape !== null &&
                this.__isEscape(buf, pos, chr) &&
                this.__isQuote(buf, pos + escape.length)
              ) {
                pos += escape.length - 1;
              } else if (
                !nextChr ||
                isNextChrDelimiter ||
                isNextChrRecordDelimiter ||
                isNextChrComment ||
                isNextChrTrimable
              ) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment",
                    ],
                    this.options,
                    this.__infoField(),
                  ),
                );
                if (err !== undefined) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                // In relax_quotes mode, treat opening quote preceded by chrs as regular
                if (relax_quotes === false) {
                  const info = this.__infoField();
                  const bom = Object.keys(boms)
                    .map((b) =>
                      boms[b].equals(this.state.field.toString()) ? b : false,
                    )
                    .filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom ? `(${bom} bom)` : undefined,
                      ],
                      this.options,
                      info,
                      {
                        field: this.state.field,
                      },
                    ),
                  );
                  if (err !== undefined) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos,
            );
            if (recordDelimiterLength !== 0) {
              // Do not emit comments which take a full line
              const skipCommentLine =
                this.state.commenting &&
                this.state.wasQuoting === false &&
                this.state.record.length === 0 &&
                this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
                // Skip full comment line
              } else {
                // Activate records emission if above from_line
                if (
                  this.state.enabled === false &&
                  this.info.lines +
                    (this.state.wasRowDelimiter === true ? 1 : 0) >=
                    from_line
                ) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                // Skip if line is empty and skip_empty_lines activated
                if (
                  skip_empty_lines === true &&
                  this.state.wasQuoting === false &&
                  this.state.record.length === 0 &&
                  this.state.field.length === 0
                ) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== undefined) return errField;
                this.info.bytes =
                  this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== undefined) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (
              comment !== null &&
              (comment_no_infix === false ||
                (this.state.record.length === 0 &&
                  this.state.field.length === 0))
            ) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== undefined) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (
            max_record_size !== 0 &&
            this.state.record_length + this.state.field.length > max_record_size
          ) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
              ),
            );
          }
        }
        const lappend =
          ltrim === false ||
          this.state.quoting === true ||
          this.state.field.length !== 0 ||
          !this.__isCharTrimable(buf, pos);
        // rtrim in non quoting is handle in __onField
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        // Ensure we are not ending in a quoting state
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
          if (err !== undefined) return err;
        } else {
          // Skip last line if it has no characters
          if (
            this.state.wasQuoting === true ||
            this.state.record.length !== 0 ||
            this.state.field.length !== 0
          ) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== undefined) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== undefined) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function (push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values,
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      // Convert the first line into column names
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err =
          columns === false
            ? new CsvError(
                "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
                [
                  "Invalid Record Length:",
                  `expect ${this.state.expectedRecordLength},`,
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              )
            : new CsvError(
                "CSV_RECORD_INCONSISTENT_COLUMNS",
                [
                  "Invalid Record Length:",
                  `columns length is ${columns.length},`, // rename columns
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              );
        if (
          relax_column_count === true ||
          (relax_column_count_less === true &&
            recordLength < this.state.expectedRecordLength) ||
          (relax_column_count_more === true &&
            recordLength > this.state.expectedRecordLength)
        ) {
          this.info.invalid_field_length++;
          this.state.error = err;
          // Error is undefined with skip_records_with_error
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        // With columns, records are object
        if (columns !== false) {
          const obj = {};
          // Transform record array to an object
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === undefined || columns[i].disabled) continue;
            // Turn duplicate columns into an array
            if (
              group_columns_by_name === true &&
              Object.hasOwn(obj, columns[i].name)
            ) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true,
              });
            }
          }
          // Without objname (default)
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [obj[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? obj : [obj[objname], obj],
              push,
            );
            if (err) {
              return err;
            }
          }
          // Without columns, records are array
        } else {
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: record },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [record[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? record : [record[objname], record],
              push,
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function (record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers =
          firstLineToHeaders === undefined
            ? record
            : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`,
              ],
              this.options,
              this.__infoField(),
              {
                headers: headers,
              },
            ),
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function () {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = undefined;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function () {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      // Short circuit for the from_line options
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== undefined) return err;
        field = f;
      }
      this.state.record.push(field);
      // Increment record length if record size must not exceed a limit
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function () {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function (record, push) {
      const { on_record } = this.options;
      if (on_record !== undefined) {
        const info = this.__infoRecord();
        try {
          record = on_record.call(null, record, info);
        } catch (err) {
          return err;
        }
        if (record === undefined || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function (field) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      // Dont loose time calling cast
      // because the final record is an object
      // and this field can't be associated to a key present in columns
      if (
        isColumns === true &&
        relax_column_count &&
        this.options.columns.length <= this.state.record.length
      ) {
        return [undefined, undefined];
      }
      if (this.state.castField !== null) {
        try {
          const info = this.__infoField();
          return [undefined, this.state.castField.call(null, field, info)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [undefined, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info = this.__infoField();
        return [undefined, this.options.cast_date.call(null, field, info)];
      }
      return [undefined, field];
    },
    __compareBytes: function (sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function (buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      // Fast bail-out: non-whitespace bytes (the common case) are rejected
      // without scanning the full timchar list.
      const first = buf[pos];
      if (first === undefined || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function (buf, pos, chr) {
      const { delimiter, ignore_last_delimiters } = this.options;
      if (
        ignore_last_delimiters === true &&
        this.state.record.length === this.options.columns.length - 1
      ) {
        return 0;
      } else if (
        ignore_last_delimiters !== false &&
        typeof ignore_last_delimiters === "number" &&
        this.state.record.length === ignore_last_delimiters - 1
      ) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter.length; i++) {
        const del = delimiter[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function (buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function (value) {
      return value - parseFloat(value) + 1 >= 0; // Borrowed from jquery
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function (buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function (chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function (buf, pos) {
      const { encoding } = this.options;
      // Note, we don't need to cache this information in state,
      // It is only called on the first line until we find out a suitable
      // record delimiter.
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding),
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function (msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== undefined) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : undefined,
            );
          } catch (err) {
            return err;
          }
        }
        // this.emit('skip', err, raw ? this.state.rawBuffer.toString(encoding) : undefined);
        return undefined;
      } else {
        return err;
      }
    },
    __infoDataSet: function () {
      return {
        ...this.info,
        columns: this.options.columns,
      };
    },
    __infoRecord: function () {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : undefined,
      };
    },
    __infoField: function () {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      // Bytes records are only incremented when all records'fields are parsed
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records: bytes_records,
        column:
          isColumns === true
            ? columns.length > this.state.record.length
              ? columns[this.state.record.length].name
              : null
            : this.state.record.length,
        quoting: this.state.wasQuoting,
      };
    },
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/sync.js



const sync_parse = function (data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? Object.create(null) : [];
  const parser = api_transform(opts);
  const push = (record) => {
    if (parser.options.objname === undefined) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {};
  const error = parser.parse(data, true, push, close);
  if (error !== undefined) throw error;
  return records;
};



;// CONCATENATED MODULE: ./build/core/csv/form.js

/** How far into a file its form is looked for: enough for any first line that a person writes. */
const lookedAtBytes = 4096;
const zip = [0x50, 0x4b, 0x03, 0x04];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf8Mark = [0xef, 0xbb, 0xbf];
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const saveAsUtf8 = 'Save it as "CSV UTF-8 (comma delimited)".';
/**
 * Looks at a whole file before a line of it is read. Each usual mistake has its own message here,
 * because the parser's own would be about quotes or columns.
 */
function findForm(bytes) {
    const broken = (message, hint, lineNumber = 1) => {
        return { kind: 'broken', problem: { lineNumber, message, hint } };
    };
    if (form_startsWith(bytes, zip) || form_startsWith(bytes, oldOffice)) {
        return broken('This is an Excel workbook (or another archive), not a CSV file.', `Open it in the spreadsheet program. ${saveAsUtf8}`);
    }
    const start = bytes.subarray(0, lookedAtBytes);
    if (form_startsWith(bytes, [0xff, 0xfe]) || form_startsWith(bytes, [0xfe, 0xff]) || start.includes(0)) {
        return broken('This file is UTF-16 or binary, not UTF-8 text.', saveAsUtf8);
    }
    if (!isUtf8(bytes)) {
        return broken('This line is not valid UTF-8.', saveAsUtf8, firstLineThatIsNotUtf8(bytes));
    }
    if (bytes.includes(carriageReturn) && !bytes.includes(lineFeed)) {
        return broken('The lines of this file end in a bare carriage return (old Macintosh).', 'Save it with line endings LF or CRLF.');
    }
    const from = form_startsWith(bytes, utf8Mark) ? utf8Mark.length : 0;
    // The cut at the bound may fall inside a character, so this decoder is not strict.
    const text = new TextDecoder().decode(start.subarray(from));
    if (/^\s*version https?:\/\/git-lfs\.github\.com\/spec\//.test(text)) {
        return broken('This is a Git LFS pointer, not the file itself.', 'Give the step with actions/checkout the line `lfs: true`.');
    }
    return findSeparator(text, from);
}
const separators = [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'vertical bars'],
];
/** Other separators are found by the first line: it has at least as many of them as commas. */
function findSeparator(text, from) {
    const broken = (name) => {
        const message = `The columns of this file are separated by ${name}, not by commas.`;
        const hint = 'Separate the columns by commas and write amounts with a point, such as 4.25.';
        return { kind: 'broken', problem: { lineNumber: 1, message, hint } };
    };
    // Excel's own first line, which says what separates the columns below it; quoted when Excel has
    // saved it again.
    const [excelLine = '', declared] = /^"?sep=([^\r\n"])"?,*(?:\r?\n|$)/i.exec(text) ?? [];
    const other = separators.find(([separator]) => separator === declared);
    if (other !== undefined)
        return broken(other[1]);
    const skipped = declared === ',' ? excelLine : '';
    const [line = ''] = text
        .slice(skipped.length)
        .replace(/^[\s,]*\n/, '')
        .trimStart()
        .split('\n', 1);
    // Spaces and tabs around a comma are no part of a cell; a quote may close on a later line.
    const outsideQuotes = line.replace(/"[^"]*(?:"|$)/g, '""').replace(/[ \t]*,[ \t]*/g, ',');
    const count = (separator) => outsideQuotes.split(separator).length - 1;
    for (const [separator, name] of separators) {
        const isMain = separator === '|' ? count(',') === 0 : count(separator) >= count(',');
        if (count(separator) > 0 && isMain)
            return broken(name);
    }
    const words = line.trim().replaceAll('"', '').split(/ +/);
    const isSpaced = /^"" *(?:"" *)+$/.test(outsideQuotes.trim()) || words.some(parsePersonalId);
    if (!line.includes(',') && words.length > 1 && isSpaced)
        return broken('spaces');
    return { kind: 'text', from: from + new TextEncoder().encode(skipped).length };
}
function isUtf8(bytes) {
    try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return true;
    }
    catch {
        return false;
    }
}
/** Slow and only for a file known to be broken; a line feed is never part of another character. */
function firstLineThatIsNotUtf8(bytes) {
    let lineNumber = 1;
    let from = 0;
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
        if (!isUtf8(bytes.subarray(from, end)))
            return lineNumber;
        from = end + 1;
        lineNumber += 1;
    }
    return lineNumber;
}
function form_startsWith(bytes, signature) {
    return signature.every((byte, index) => bytes[index] === byte);
}

;// CONCATENATED MODULE: ./build/core/csv/records.js



/** The most that one record may hold, so that a quote left open does not swallow the file. */
const largestRecordBytes = 65_536;
const records_lineFeed = 0x0a;
/**
 * Bytes of a file to its records (RFC 4180; UTF-8 with or without byte order mark, LF or CRLF).
 * Records without any text are left out. Behind a record that breaks the rules nothing can be told
 * from what is quoted, so there the reading ends.
 */
function parseCsv(bytes) {
    const form = findForm(bytes);
    if (form.kind === 'broken')
        return { records: [], problem: form.problem };
    const { from } = form;
    const lines = countLines(bytes);
    const records = [];
    let start = from;
    try {
        sync_parse(bytes.subarray(from), {
            // Spelled out, as the parser would otherwise hold the whole file to the first line's ending.
            record_delimiter: ['\r\n', '\n'],
            relax_column_count: true,
            trim: true,
            max_record_size: largestRecordBytes,
            on_record: (given, { bytes: end }) => {
                // The parser trims what is around the quotes; this trims what is inside them.
                const cells = given.map((cell) => cell.trim());
                if (cells.some((cell) => cell !== ''))
                    records.push({ lineNumber: lines.at(start), cells });
                start = from + end;
                return null;
            },
        });
    }
    catch (error) {
        if (!(error instanceof CsvError))
            throw error;
        return { records, problem: { lineNumber: lines.at(start), ...explain(error.code) } };
    }
    const quoted = findQuotedLines(records);
    if (quoted !== null)
        return { records: [], problem: quoted };
    if (records.length > 0)
        return { records, problem: null };
    const hint = 'Write one line for each bonus: id,amount.';
    return { records, problem: { lineNumber: 1, message: 'This file is empty.', hint } };
}
/**
 * A script that writes its lines as single values quotes each of them whole: a comma in the only
 * cell.
 */
function findQuotedLines(records) {
    const quoted = records.filter(({ cells }) => cells.length === 1 && cells[0]?.includes(','));
    const [first] = quoted;
    if (first === undefined)
        return null;
    const where = renderLines(quoted.slice(0, 100).map(({ lineNumber }) => lineNumber));
    const lines = quoted.length === 1 ? `Line ${where} is` : `Lines ${where} are`;
    return {
        lineNumber: first.lineNumber,
        message: `${lines} one quoted cell each, which holds id and amount together.`,
        hint: 'Take the quotes around the whole line away (in a script: write two columns).',
    };
}
/**
 * Line numbers of growing offsets, in one pass. The parser's own count is of the line on which a
 * record ends, and takes a CRLF inside quotes for two lines.
 */
function countLines(bytes) {
    let lineNumber = 1;
    let counted = 0;
    return {
        at: (offset) => {
            for (; counted < offset; counted += 1)
                if (bytes[counted] === records_lineFeed)
                    lineNumber += 1;
            return lineNumber;
        },
    };
}
function explain(code) {
    switch (code) {
        case 'CSV_QUOTE_NOT_CLOSED':
            return {
                message: 'A double quote is opened in this record and never closed.',
                hint: 'Close the quote, or take it away; the lines below it could not be read.',
            };
        case 'CSV_MAX_RECORD_SIZE':
            return {
                message: `This record is longer than ${largestRecordBytes} bytes.`,
                hint: 'Look for a double quote that is opened and not closed.',
            };
        default:
            return {
                message: 'A double quote is where none may be.',
                hint: 'Quote a whole cell or nothing of it, and write a quote inside a quoted cell twice.',
            };
    }
}

;// CONCATENATED MODULE: ./build/core/csv/file.js








/**
 * One file to its batches, one for each study that it names, or to every problem at once. Expected
 * problems are never thrown. Work and memory grow with the length of the file.
 */
function parseBatches(file, settings) {
    const refused = (problems) => {
        const sorted = problems.toSorted((a, b) => a.lineNumber - b.lineNumber);
        return { batches: [], findings: findingsOf(file.gitPath, sorted), warnings: [], notices: [] };
    };
    const { records, problem: broken } = parseCsv(file.bytes);
    const [first, ...others] = records;
    if (first === undefined)
        return refused(broken === null ? [] : [broken]);
    const { lines: below, problem: exported } = takeOutQualtricsRows(others);
    const header = parseHeader(first, below, settings);
    if (header.kind === 'broken')
        return refused([header.problem]);
    const { columns } = header;
    const bonusRecords = columns.names === null ? records : below;
    const moved = findRowNames(bonusRecords, columns);
    if (moved !== null)
        return refused([moved]);
    const { lines, problems } = parseLines(bonusRecords, columns, file, settings, broken === null);
    for (const problem of [broken, exported, explainNoStudy(first, columns, settings)])
        if (problem !== null)
            problems.push(problem);
    if (problems.length > 0)
        return refused(problems);
    const batches = batchesOf(file, settings, columns, lines);
    return {
        batches,
        findings: [],
        warnings: renderWarnings(file.path, columns, bonusRecords, lines, settings.showIds),
        notices: renderNotices(file.path, columns, batches, settings.showIds),
    };
}
function explainNoStudy({ lineNumber }, { study }, { studyId }) {
    if (study !== null || studyId !== null)
        return null;
    return {
        lineNumber,
        message: 'It is not said which study these bonuses are for.',
        hint: 'Give the study-id input, or add a study_id column.',
    };
}
/**
 * @param isWhole whether these are all lines of the file: the unit cannot be judged by a part of
 * them
 */
function parseLines(records, columns, { path }, { studyId, batch, allowWholeAmounts, showIds }, isWhole) {
    const lines = records.map((record) => parseLine(record, columns, studyId, showIds));
    const problems = groupFaults([
        lines.flatMap((line) => line.faults),
        isWhole && !allowWholeAmounts ? findUnclearUnit(lines, showIds) : [],
        findDuplicates(lines, showIds),
        findNamedIds(lines, [path, batch ?? ''], showIds),
    ].flat());
    return { lines, problems };
}
function batchesOf(file, settings, columns, lines) {
    const label = settings.batch ?? file.path;
    const byStudy = new Map();
    const partsOf = (study) => {
        const parts = byStudy.get(study) ?? { bonuses: [], zeros: [], currencies: new Map() };
        byStudy.set(study, parts);
        return parts;
    };
    // A file whose lines were all taken out is still a batch: the ledger may know bonuses of it.
    if (settings.studyId !== null)
        partsOf(settings.studyId);
    for (const { lineNumber, study, id, submission, amount, currency } of lines) {
        // Only a file without a problem comes here.
        if (study === null || id === null || amount?.kind !== 'amount')
            continue;
        const { bonuses, zeros, currencies } = partsOf(study);
        const to = fingerprint(study, id);
        const place = { file: file.gitPath, lineNumber };
        const bonus = { study, batch: label, id, submission, to, amount: amount.cents, ...place };
        (bonus.amount === 0 ? zeros : bonuses).push(bonus);
        if (bonus.amount === 0)
            continue;
        for (const code of [columns.currency, currency])
            if (code !== null && !currencies.has(code))
                currencies.set(code, lineNumber);
    }
    const labelGiven = settings.batch !== null;
    const { path, gitPath, blobs } = file;
    return Array.from(byStudy, ([study, parts]) => {
        return { study, label, labelGiven, path, gitPath, blobs, ...parts };
    });
}

;// CONCATENATED MODULE: ./build/core/csv/files.js


/**
 * All files of a run to their batches, or to every problem of every file at once: one problem
 * anywhere, and there is no batch. Two files under one label and study would be one batch with two
 * truths, so that is a problem too.
 */
function parseAllBatches(files, settings) {
    const parsed = files.map((file) => parseBatches(file, settings));
    const findings = [
        ...findLabelProblems(files, settings),
        ...parsed.flatMap((csv) => csv.findings),
    ];
    const batches = findings.length > 0 ? [] : parsed.flatMap((csv) => csv.batches);
    const warnings = parsed.flatMap((csv) => csv.warnings);
    return { batches, findings, warnings, notices: parsed.flatMap((csv) => csv.notices) };
}
function findLabelProblems(files, settings) {
    if (settings.batch !== null) {
        if (files.length < 2)
            return [];
        return [
            {
                kind: 'error',
                code: 'INPUT_INVALID',
                message: `The batch input names one batch, but csv names ${files.length} files.`,
                hint: 'Leave batch out, so that each path is its own label, or run the action once for each file.',
            },
        ];
    }
    const findings = [];
    const firstFiles = new Map();
    for (const { file, path, gitPath } of files) {
        const earlier = firstFiles.get(path);
        if (earlier === undefined) {
            firstFiles.set(path, file);
            continue;
        }
        const one = showForeign(earlier, settings.showIds);
        const other = showForeign(file, settings.showIds);
        findings.push({
            kind: 'error',
            code: 'CSV_INVALID',
            message: `The files ${one} and ${other} have the same path in their repositories, so the ledger could not tell them apart.`,
            hint: 'Name one of them in csv, or run the action once for each with its own batch label.',
            place: { file: gitPath },
        });
    }
    return findings;
}

;// CONCATENATED MODULE: ./build/core/record/run-record.js
/** @param status of a run that ends before it begins */
function newRunRecord(mode, status = null) {
    return {
        mode,
        status,
        plan: null,
        findings: [],
        notices: [],
        warnings: [],
        fileWarnings: [],
        currency: null,
        studies: new Map(),
        surveyed: new Set(),
        paidBefore: new Map(),
        held: null,
        balance: null,
        bulks: [],
        ledgers: new Map(),
        unwritten: null,
        open: [],
        hasUnseenPaid: false,
        reconciled: [],
        audit: [],
        ledgerHead: null,
        pullRequests: [],
        payRequests: 0,
        unchecked: [],
        files: new Set(),
    };
}
/** Whether a run that ends so has failed. */
function isFailure(status) {
    return status === 'blocked' || status === 'refused' || status === 'in-doubt';
}

;// CONCATENATED MODULE: ./build/core/ledger/states.js

const resolved = {
    'resolved as paid': 'resolved-paid',
    'resolved as not-paid': 'resolved-not-paid',
};
/** Proof and a human's word count wherever no human has spoken before. */
const states_open = { settled: 'settled', ...resolved };
const states = {
    claimed: {
        paid: 'none',
        stops: 'yes',
        looks: 'every run',
        seen: false,
        next: { accepted: 'accepted', refused: 'refused', unknown: 'unknown', ...states_open },
    },
    accepted: {
        paid: 'all',
        stops: 'after a day',
        looks: 'every run',
        seen: false,
        next: states_open,
    },
    refused: {
        paid: 'none',
        stops: 'no',
        looks: 'nobody',
        seen: false,
        next: { accepted: 'accepted', ...states_open },
    },
    unknown: {
        paid: 'none',
        stops: 'yes',
        looks: 'every run',
        seen: false,
        next: { accepted: 'accepted', ...states_open },
    },
    settled: { paid: 'all', stops: 'no', looks: 'nobody', seen: true, next: {} },
    'resolved-paid': {
        paid: 'all',
        stops: 'no',
        looks: 'every run but a plan',
        seen: false,
        // A human said that it was paid, and then its own run wrote that it was not.
        next: { refused: 'contradicted', ...states_open },
    },
    'resolved-not-paid': {
        paid: 'arrived',
        stops: 'no',
        looks: 'nobody',
        seen: true,
        next: { accepted: 'contradicted', ...resolved },
    },
    // Whether it was paid only a human can say: what arrives may be the payment that the human's word
    // made.
    contradicted: {
        paid: 'arrived',
        stops: 'yes',
        looks: 'nobody',
        seen: true,
        next: resolved,
    },
};
function nameOutcome(event) {
    switch (event.type) {
        case 'accepted':
        case 'refused':
        case 'unknown':
        case 'settled':
            return event.type;
        case 'resolved':
            return event.outcome === 'paid' ? 'resolved as paid' : 'resolved as not-paid';
        default:
            return unreachable(event);
    }
}
/** What an event makes of a state. */
function nextState(state, event) {
    const kind = states[state.kind].next[nameOutcome(event)];
    switch (kind) {
        case undefined:
            return state;
        case 'resolved-not-paid': {
            const isAnswer = event.type === 'resolved' && event.outcome === 'not-paid';
            return { kind, arrived: new Set(isAnswer ? event.arrived : []) };
        }
        case 'contradicted':
            return state.kind === 'resolved-not-paid'
                ? { kind, arrived: state.arrived, said: 'not-paid' }
                : { kind, arrived: new Set(), said: 'paid' };
        case 'unknown':
            return event.type === 'unknown' ? { kind, reason: event.reason } : { kind };
        case 'claimed':
        case 'accepted':
        case 'refused':
        case 'settled':
        case 'resolved-paid':
            return { kind };
        default:
            return unreachable(kind);
    }
}

;// CONCATENATED MODULE: ./build/core/record/own-bulks.js


/**
 * In the order in which they were set up. What the ledger says of each, and the one answer that it
 * does not have yet, are all there is to know.
 */
function ownBulks(record) {
    return record.bulks.map((setUp) => ({ ...setUp, state: stateOf(record, setUp) }));
}
function stateOf({ ledgers, unwritten }, { study, bulk }) {
    const kind = ledgers.get(study)?.ledger.bulks.get(bulk)?.state.kind;
    if (kind === undefined)
        return 'set-up';
    return unwritten?.bulk === bulk ? (states[kind].next[unwritten.outcome.kind] ?? kind) : kind;
}
/** Whether its bonuses count as paid by this run. */
function isPaid({ state }) {
    return state !== 'set-up' && states[state].paid === 'all';
}
/** Claimed, or asked to pay, and no known outcome. */
function isUnanswered({ state }) {
    return state !== 'set-up' && states[state].stops === 'yes';
}
/** Bulk payments whose bonuses count as paid by this run. */
function paidBulks(record) {
    return ownBulks(record).filter(isPaid);
}
/** Bulk payments of this run of which nobody knows whether they were paid. */
function unansweredBulks(record) {
    return ownBulks(record).filter(isUnanswered);
}
/**
 * What this run has paid, or may have paid, so far. One that a human has called not paid meanwhile
 * counts too: some of its money may have arrived, and the rest may still come.
 */
function maybePaidCents(record) {
    const maybePaid = ownBulks(record).filter(({ state }) => state !== 'set-up' && state !== 'refused');
    return addCents(maybePaid.map(({ amountCents }) => amountCents));
}

;// CONCATENATED MODULE: ./build/core/ledger/open.js

/**
 * A human who looks earlier may see nothing although the money is on its way, and would pay twice.
 */
const notPaidAfterMs = 60 * 60_000;
/**
 * After a day somebody is waiting for money: what Prolific accepted and nobody has received counts
 * as in doubt.
 */
const inDoubtAfterMs = 24 * 60 * 60_000;
/**
 * Whether a bulk payment stops all payments: no known outcome, or accepted a day ago and still not
 * proven.
 *
 * @param ageMs of its claim; null where nobody knows, which is never old
 */
function stopsPayments({ state }, ageMs) {
    const { stops } = states[state.kind];
    return stops === 'yes' || (stops === 'after a day' && ageMs !== null && ageMs >= inDoubtAfterMs);
}
/**
 * Whether a run looks at Prolific for it.
 *
 * @param isPlan whether the run writes nothing
 */
function isLookedAt({ state }, isPlan) {
    const { looks } = states[state.kind];
    return looks === 'every run' || (looks === 'every run but a plan' && !isPlan);
}

;// CONCATENATED MODULE: ./build/core/ledger/resolution.js


/**
 * Whether a human may say this of that bulk payment now.
 *
 * @param found null where no study of the run has such a bulk payment
 * @param nowMs GitHub's clock, in milliseconds since 1970; null where it did not say
 */
function checkResolution(resolution, found, nowMs) {
    const { bulk: id, outcome } = resolution;
    if (found === null) {
        return invalid(id, 'the ledger of these studies has no such bulk payment', 'Copy the line from the run that named it, and look at `study-id`.');
    }
    const { bulk, ageMs } = found;
    const { state } = bulk;
    switch (state.kind) {
        case 'settled':
            return invalid(id, 'all its bonuses have been seen at Prolific', 'There is nothing to answer: take the line out.');
        case 'refused':
            return invalid(id, 'it was refused, so nobody was paid by it', 'There is nothing to answer: its bonuses are due. Take the line out.');
        case 'accepted':
            if (ageMs === null || nowMs === null)
                return undated(id);
            if (ageMs < inDoubtAfterMs) {
                return invalid(id, 'Prolific accepted it less than a day ago', `Give it time: it may be resolved from ${timeOf(nowMs - ageMs + inDoubtAfterMs)} on, if its bonuses have not arrived by then.`);
            }
            break;
        case 'resolved-paid':
            if (outcome === 'paid')
                return { kind: 'known' };
            break;
        case 'resolved-not-paid':
            if (outcome === 'not-paid')
                return { kind: 'known' };
            break;
        case 'claimed':
        case 'unknown':
        case 'contradicted':
            break;
        default:
            return unreachable(state);
    }
    if (outcome === 'paid')
        return { kind: 'write' };
    if (ageMs === null || nowMs === null)
        return undated(id);
    if (ageMs < notPaidAfterMs) {
        return invalid(id, 'it was claimed less than an hour ago, and money may still be on its way', `Look at Prolific again at ${timeOf(nowMs - ageMs + notPaidAfterMs)}; from then on \`not-paid\` is possible.`);
    }
    return { kind: 'write' };
}
/**
 * No clock of a runner replaces GitHub's: one that is an hour fast would allow `not-paid` in the
 * minute of the claim.
 */
function undated(bulk) {
    return invalid(bulk, 'GitHub did not say what time it is, so how old its claim is cannot be known', 'Run again.');
}
function invalid(bulk, why, hint) {
    return {
        kind: 'invalid',
        finding: {
            kind: 'error',
            code: 'INPUT_INVALID',
            message: `\`answer\` names ${bulk}, but ${why}. Nothing was written for it.`,
            hint,
        },
    };
}
/**
 * Where others have answered since this run first read the ledger: nobody overrules what they have
 * not seen. The other's answer is shown, and whoever still holds to theirs says so in a new run.
 *
 * @param others the lines that were written since
 */
function findUnseenAnswers({ bulk }, others) {
    return others.flatMap((event) => {
        if (event.type !== 'resolved' || event.bulk !== bulk)
            return [];
        const check = invalid(bulk, `${event.by} answered \`${event.outcome}\` for it after this run had begun ("${event.reason}")`, 'Look at Prolific again. If your answer still holds, give it again in a new run: it then takes the other back.');
        return [check.finding];
    });
}
/** To the minute, UTC, rounded up: before it the answer is still no. */
function timeOf(ms) {
    return `${new Date(Math.ceil(ms / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/**
 * Earliest time at which a human may say `not-paid`, in milliseconds since 1970; null where they
 * may now.
 *
 * @param nowMs by the run's clock
 */
function notPaidFromMs({ bulk, ageMs }, nowMs) {
    if (ageMs !== null && ageMs >= notPaidAfterMs)
        return null;
    return notPaidAfterMs + (ageMs === null ? Date.parse(bulk.claim.at) : nowMs - ageMs);
}
/**
 * What a human can do now about a bulk payment in doubt: the exact lines for `answer`, and when
 * another becomes possible.
 *
 * @param nowMs by the run's clock, in milliseconds since 1970
 */
function describeChoices(open, nowMs) {
    const id = open.bulk.claim.bulk;
    const paid = `${id}=paid: <how you know>`;
    const fromMs = notPaidFromMs(open, nowMs);
    if (fromMs === null)
        return { lines: [paid, `${id}=not-paid: <how you know>`], later: null };
    const later = fromMs > nowMs
        ? `\`not-paid\` becomes possible at ${timeOf(fromMs)}.`
        : '`not-paid` may be possible by now, but GitHub did not say how old the claim is: run again.';
    return { lines: [paid], later };
}
const unheard = 'was about to be paid, and nobody knows whether it was';
/** Why it is in doubt, in words. */
function describeDoubt({ bulk: { state } }) {
    switch (state.kind) {
        case 'accepted':
            return 'was accepted by Prolific a day ago or more, and not all of it has arrived';
        case 'contradicted':
            return state.said === 'paid'
                ? 'was resolved as paid, and its own run found after that that it was not'
                : 'was resolved as not paid, and accepted by Prolific after that';
        case 'unknown':
            if (state.reason === undefined)
                return unheard;
            return `was sent to be paid, and nobody knows whether it was (${state.reason.replace(/\.$/, '')})`;
        case 'claimed':
            return unheard;
        case 'refused':
        case 'settled':
        case 'resolved-paid':
        case 'resolved-not-paid':
            return 'has not been seen at Prolific as a whole yet';
        default:
            return unreachable(state);
    }
}

;// CONCATENATED MODULE: ./build/flows/run/run.js



/** A plan looks once and writes nothing; its view of the ledger goes on as if it had. */
function writesNothing({ settings }) {
    return settings.mode === 'plan';
}
/**
 * Who a finding about a line is about: the line says it, and the id only where that was asked for.
 */
function showIdIn({ settings }) {
    return (id) => (settings.showIds ? id : 'This person');
}
/** Masks ids in what others say: a person in a file of the run is named by file and line. */
function maskIn({ batches }, text) {
    return maskIdsIn(text, (id) => findLine(batches, id));
}
function addFindings(run, findings) {
    for (const finding of findings)
        run.record.findings.push(finding);
    for (const equal of groupEqual(findings)) {
        const [first] = equal;
        const places = equal.flatMap(({ place }) => (place === undefined ? [] : [place]));
        if (first !== undefined)
            run.ports.log.finding(first, places);
    }
}
/** A sentence that asks for attention and stops nothing. */
function addWarning(run, text) {
    run.record.warnings.push(text);
    run.ports.log.warning(text);
}
/**
 * The same about a file that is valid: it is shown in the heading, to whoever merges or approves.
 */
function addFileWarning(run, text) {
    run.record.fileWarnings.push(text);
    run.ports.log.warning(text);
}
/** Said once, however often a run plans again. */
function addNotice(run, text) {
    if (run.record.notices.includes(text))
        return;
    run.record.notices.push(text);
    run.ports.log.notice(text);
}

;// CONCATENATED MODULE: ./build/flows/run/doubts.js




/** What a run says of bulk payments that are still open. */
/**
 * Says what is still open: `PAYMENT_IN_DOUBT` for what stops payments, a warning for what only
 * takes its time. True where something is in doubt.
 */
function reportDoubts(run) {
    const doubts = run.record.open.filter(({ inDoubt }) => inDoubt);
    addFindings(run, doubts.map((open) => doubtFinding(run, open)));
    for (const open of run.record.open)
        if (!open.inDoubt)
            warnUnsettled(run, open);
    return doubts.length > 0;
}
function doubtFinding(run, open) {
    const { claim } = open.bulk;
    const { lines, later } = describeChoices(open, run.ports.clock.nowMs());
    const choices = lines.map((line) => `\`${line}\``).join(' or ');
    return {
        kind: 'error',
        code: 'PAYMENT_IN_DOUBT',
        message: `Bulk payment ${claim.bulk} (${plural(claim.bonuses.length, 'bonus', 'bonuses')}, ${showCents(claim.amount)} ${claim.currency}, "${claim.batch}") ${describeDoubt(open)}. Claimed ${ageOf(open)}; ${arrivedOf(open)}.`,
        hint: `Nothing more is paid in these studies until this is known. Run again later: money that arrives is found by itself. Or look at the study's bonuses at Prolific and say what you saw, on a manual run, with \`answer\`: ${choices}.${later === null ? '' : ` ${later}`}`,
    };
}
function warnUnsettled(run, open) {
    const { claim, state } = open.bulk;
    const how = state.kind === 'accepted' ? 'was accepted by Prolific' : 'was resolved as paid';
    addWarning(run, `Bulk payment ${claim.bulk} ${how}, but Prolific does not show all of it yet: ${arrivedOf(open)}. The next run looks again.`);
}
function arrivedOf({ arrived, bulk }) {
    const count = bulk.claim.bonuses.length;
    return arrived === null
        ? 'whether any of it arrived could not be seen'
        : `${showCount(arrived.size)} of ${plural(count, 'bonus has', 'bonuses have')} arrived`;
}
function ageOf({ ageMs, bulk }) {
    if (ageMs === null)
        return `at ${bulk.claim.at}`;
    const minutes = Math.floor(ageMs / 60_000);
    if (minutes < 120)
        return `${plural(minutes, 'minute')} ago`;
    return minutes < 48 * 60
        ? `${Math.floor(minutes / 60)} hours ago`
        : `${Math.floor(minutes / 1_440)} days ago`;
}

;// CONCATENATED MODULE: ./build/flows/run/endings.js






function endAs(status) {
    return { kind: 'ended', status };
}
/**
 * Stopped by a finding. After a pay request has left it is not `blocked` any more: it says what was
 * paid before it.
 */
function stopBeforePaying({ record }) {
    return endAs(record.payRequests === 0 ? 'blocked' : 'refused');
}
/**
 * Prolific refused to set up what was to be paid: a refusal like that of a payment, while whatever
 * else it refuses was a look.
 */
class SetUpRefused extends ActionError {
    constructor({ code, message, hint }) {
        super(code, message, hint);
    }
}
/**
 * A stop that was thrown: its finding joins the others. What has become of payments decides the
 * status.
 */
function stopWith(run, error) {
    const { record } = run;
    addFindings(run, [findingOf(error)]);
    // Has been told, when it could not be written.
    if (record.unwritten !== null)
        return endAs('in-doubt');
    const unanswered = unansweredBulks(record);
    addFindings(run, unanswered.map(unansweredFinding));
    if (unanswered.length > 0)
        return endAs('in-doubt');
    return error instanceof SetUpRefused ? endAs('refused') : stopBeforePaying(run);
}
function unansweredFinding(setUp) {
    return {
        kind: 'error',
        code: 'PAYMENT_IN_DOUBT',
        message: `Bulk payment ${describeOwn(setUp)} was about to be paid, and nobody knows whether it was.`,
        hint: `Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with \`answer\`: \`${setUp.bulk}=paid: <how you know>\`.`,
    };
}
function describeOwn({ bulk, bonuses, amountCents, currency }) {
    return `${bulk} (${plural(bonuses.length, 'bonus', 'bonuses')}, ${showCents(amountCents)} ${currency})`;
}
/** Nothing is paid in any study while something is in doubt. Null where nothing is. */
function endInDoubt(run) {
    if (!run.record.open.some(({ inDoubt }) => inDoubt))
        return null;
    reportDoubts(run);
    return endAs('in-doubt');
}
/** Everything that was due has been paid, by this run or before it. */
function endPaid(run) {
    if (reportDoubts(run))
        return endAs('in-doubt');
    return endAs(paidBulks(run.record).length > 0 ? 'paid' : 'already-paid');
}
/**
 * Ends a cancelled run that leaves something open: nobody has looked at the age of that, and it may
 * be in doubt by now. Null where there is no such thing.
 */
function endUnlooked(run) {
    if (!run.ports.clock.isCancelled() || run.record.open.length === 0)
        return null;
    addWarning(run, 'The run was cancelled before everything that is open had been looked at.');
    return stopBeforePaying(run);
}
/** Somebody cancelled the run between two payments, or before the first. */
function endCancelled(run) {
    addWarning(run, 'The run was cancelled before everything was paid. What is not paid is still due: run again.');
    return stopBeforePaying(run);
}
/**
 * Prolific refused to pay, or the request never left: the bonuses of that bulk payment are still
 * due.
 */
function endRefused(run, bulk, { status, reason }) {
    if (status === null && run.ports.clock.isCancelled())
        return endCancelled(run);
    addFindings(run, [
        {
            kind: 'error',
            code: status === null ? 'PROLIFIC_UNREACHABLE' : 'PROLIFIC_REFUSED',
            message: status === null
                ? `Bulk payment ${bulk} was not sent: ${reason}.`
                : `Prolific refused to pay bulk payment ${bulk} (HTTP ${status}): ${reason}`,
            hint: 'Nobody was paid by this bulk payment; its bonuses are still due. Fix the cause and run again.',
        },
    ]);
    return endAs('refused');
}
/** The claim alone stops the next run. */
function endUnrecorded(run, { setUp, outcome, error }) {
    addFindings(run, [
        findingOf(error),
        {
            kind: 'error',
            code: 'PAYMENT_IN_DOUBT',
            message: `Bulk payment ${describeOwn(setUp)} ${describeOutcome(outcome)}, but that could not be written to the ledger.`,
            hint: outcome.kind === 'accepted'
                ? 'Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with `answer`.'
                : 'Keep this line. Nothing more is paid until you say what became of it with `answer`.',
        },
    ]);
    return endAs('in-doubt');
}
function describeOutcome(outcome) {
    switch (outcome.kind) {
        case 'accepted':
            return 'was accepted by Prolific';
        case 'refused':
            return outcome.status === null
                ? `was not sent (${outcome.reason})`
                : `was refused by Prolific (${outcome.reason})`;
        case 'unknown':
            return `may have been paid or not (${outcome.reason})`;
        default:
            return unreachable(outcome);
    }
}

;// CONCATENATED MODULE: ./build/flows/run/crash.js







/** The longest part of an error's own text that a finding repeats, in characters. */
const longestText = 300;
/** The most lines of a stack that the log shows. */
const mostLines = 30;
/**
 * A bug has ended the run: `UNEXPECTED`, with what is known of the money, and where it happened in
 * the log. The run is in doubt where a pay request may have left.
 *
 * @param known how the run had ended before, which then remains
 */
function stopCrashed(run, error, known = null) {
    const { record } = run;
    const unanswered = unansweredBulks(record);
    addFindings(run, [unexpected(error, moneyOf(record)), ...unanswered.map(unansweredFinding)]);
    run.ports.log.line('Where it happened:');
    for (const line of stackOf(error))
        run.ports.log.line(line);
    if (unanswered.length > 0)
        return endAs('in-doubt');
    return known ?? endAs(record.payRequests > 0 ? 'in-doubt' : 'blocked');
}
/** The same in one line, for a crash outside of a run. */
function renderUnexpected(error) {
    const money = 'If it had begun to pay, the log above says what; the ledger keeps the next run from paying anybody twice.';
    const { code, message, hint } = unexpected(error, money);
    return `${code}: ${message} ${hint}`;
}
function unexpected(error, money) {
    return {
        kind: 'error',
        code: 'UNEXPECTED',
        message: `The action itself has a fault: ${textOf(error)} ${money}`,
        hint: 'Please report it, with the lines of the log that say where it happened. A new run is safe: it looks first at what this one has left.',
    };
}
function moneyOf(record) {
    const paid = paidBulks(record);
    const [first] = paid;
    if (first === undefined)
        return record.payRequests === 0
            ? 'No pay request had left, so nobody was paid by this run.'
            : 'Nothing that this run asked Prolific to pay is known to be paid.';
    const people = paid.reduce((sum, { bonuses }) => sum + bonuses.length, 0);
    const amount = showCents(addCents(paid.map(({ amountCents }) => amountCents)));
    return `Before that, this run had paid ${plural(people, 'bonus', 'bonuses')}, ${amount} ${first.currency}.`;
}
function textOf(error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return endSentence(cutText(maskIdsIn(text.replace(/\s+/g, ' ').trim()), longestText));
}
function stackOf(error) {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    return maskIdsIn(stack).split('\n').slice(0, mostLines);
}

;// CONCATENATED MODULE: ./build/core/audit/audit-check.js

/** What an audit checks, in the order in which it is told; docs/audit.md has a section for each. */
const checkTitles = {
    protection: 'The ledger is protected',
    history: 'Nothing in the ledger was changed or taken away',
    lines: 'The lines of the ledger hold together',
    money: 'Prolific shows what the ledger holds',
    head: 'The ledger continues the one of the last audit',
};
/** What to do where one of them has failed. */
const checkRemedies = {
    protection: 'Protect the branch, and check who could write to it until now.',
    history: 'Look at the named commits with `git show`. Whoever made them can say why; the last head that you keep elsewhere says what was there before.',
    lines: 'Look at the named lines and at the commits that wrote them. Nothing is paid wrongly because of an audit.',
    money: 'Compare the named people at Prolific. Who has more was paid outside of the action, or twice; who has less has not received what the ledger says.',
    head: 'Somebody with the rights of an administrator has rewritten the ledger, or this is another ledger. Fetch the commit that is missing from a clone, and compare.',
};
/** The verdict of a check that has found these faults. */
function checkOf(name, faults, otherwise, study = null) {
    return faults.length === 0
        ? { name, study, verdict: 'passed', details: [otherwise] }
        : { name, study, verdict: 'failed', details: faults };
}
/** @param why a whole sentence, which may begin in lower case */
function impossible(name, why, study = null) {
    const details = [`${why.charAt(0).toUpperCase()}${why.slice(1)}`];
    return { name, study, verdict: 'impossible', details };
}
/** The most of a kind that one check names; the rest is counted. */
const audit_check_namedAtMost = 20;
/** The first faults, and how many more there are. */
function cutFaults(faults) {
    const more = faults.length - audit_check_namedAtMost;
    return more > 0 ? [...faults.slice(0, audit_check_namedAtMost), `And ${showCount(more)} more.`] : [...faults];
}

;// CONCATENATED MODULE: ./build/core/audit/past-checks.js



/**
 * Not passed where a part of it could not be looked at: whoever wants something unseen would make
 * it so.
 */
function checkHistory(walk, forced) {
    const { end, expectedAt, faults } = walk;
    const changes = forced.kind === 'known' ? forced.value : [];
    const told = changes
        .filter(({ at }) => expectedAt === null || at > expectedAt)
        .map(({ kind, at, by }) => `The branch was ${kind} on ${at.toISOString().slice(0, 10)} by ${by === null ? 'somebody' : showForeign(by, false)}: what it held before is not in its history.`);
    if (faults.length + told.length > 0)
        return checkOf('history', [...cutFaults(faults), ...cutFaults(told)], '');
    if (end === 'absent')
        return impossible('history', 'The ledger branch is not there.');
    const left = notLookedAt(walk, forced);
    const seen = `${plural(walk.writes, 'commit')}${end === 'expected' ? ' since the last audit' : ''}: each only appends, is signed by GitHub and made by ${showForeign(walk.writer, false)}.`;
    return left.length > 0
        ? impossible('history', `Not as a whole. ${left.join(' ')} As far as it goes: ${seen}`)
        : checkOf('history', [], `${seen} GitHub lists no force push and no deletion.`);
}
function notLookedAt({ end, writes }, forced) {
    return [
        ...(end === 'bound'
            ? [
                `Only the newest ${plural(writes, 'commit')} were looked at, and an audit walks no further. Give an \`expected-head\` that is newer.`,
            ]
            : []),
        ...(end === 'cancelled' ? ['The run was cancelled.'] : []),
        ...(forced.kind === 'known'
            ? []
            : [`Force pushes and deletions were not looked at, because ${forced.why}.`]),
    ];
}
function checkHead({ expectedHead, end, writes }) {
    if (expectedHead === null)
        return impossible('head', 'No `expected-head` was given. Keep the output `ledger-head` of this run outside of the repository, and give it to the next audit.');
    if (end === 'cancelled')
        return impossible('head', 'The run was cancelled.');
    if (end === 'expected')
        return checkOf('head', [], `It contains ${expectedHead}, with ${plural(writes, 'commit')} since.`);
    const why = end === 'bound'
        ? `${expectedHead} is not among the newest ${plural(writes, 'commit')}, and an audit walks no further. In a clone, \`git merge-base --is-ancestor\` says whether it is older.`
        : `The ledger branch does not contain ${expectedHead}: its history was rewritten, or it is another branch.`;
    return checkOf('head', [why], '');
}

;// CONCATENATED MODULE: ./build/core/plan/event.js
const manualOrTimed = ['workflow_dispatch', 'schedule', 'repository_dispatch'];
/** The branch that the run belongs to, by its full name; null for tags and pull requests. */
function branchOf({ ref }) {
    return ref.startsWith('refs/heads/') ? ref : null;
}
/**
 * What `mode: auto` does. A push whose event does not name the default branch counts as one that
 * may pay: whoever reads the ledger asks GitHub, and stops with `EVENT_NOT_ALLOWED` where it may
 * not. A plan would leave people unpaid in silence.
 */
function modeOf(event) {
    const defaultBranch = event.defaultBranch ?? branchOf(event)?.replace('refs/heads/', '') ?? null;
    return checkEvent(event, defaultBranch).length === 0 ? 'pay' : 'plan';
}
/**
 * `EVENT_NOT_ALLOWED`, where the event may not pay or resolve. It lists what is allowed, so that an
 * event that GitHub invents tomorrow stays out.
 *
 * @param defaultBranch from the event, else from GitHub; null where neither said it
 */
function checkEvent(event, defaultBranch) {
    if (manualOrTimed.includes(event.name))
        return [];
    if (event.name === 'push' &&
        defaultBranch !== null &&
        event.ref === `refs/heads/${defaultBranch}`)
        return [];
    const what = event.name === 'push' ? `A push to ${event.ref}` : `The event ${event.name}`;
    return [
        {
            kind: 'error',
            code: 'EVENT_NOT_ALLOWED',
            message: `${what} may not pay.`,
            hint: `Pay on a push to the default branch${defaultBranch === null ? '' : ` (${defaultBranch})`}, or on workflow_dispatch, schedule or repository_dispatch; leave \`mode\` out, or use \`mode: plan\`, everywhere else.`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/core/audit/protection.js
/** The warning of a run that pays; null where there is nothing to say, or nothing is known. */
function warnUnprotected(protection) {
    if (protection.kind !== 'open')
        return null;
    const { gaps, remedy } = protection;
    return `The ledger can be ${gaps}, and whoever does that may pay people twice. ${remedy}`;
}

;// CONCATENATED MODULE: ./build/core/checks/outdated.js
/**
 * The spellings under which git may know a path: as the disk has it, and in both forms of Unicode.
 * macOS writes letters and their accents apart where the commit has them together.
 */
function spellingsOf(gitPath) {
    return [...new Set([gitPath, gitPath.normalize('NFC'), gitPath.normalize('NFD')])];
}
/**
 * `CSV_OUTDATED`: a file with something due that is not what the tip of the run's branch has, or is
 * not there: a re-run of an old run has the work tree of that time, and would pay people who have
 * since been taken out. A file whose label was given need not be in git.
 *
 * @param tip blob hashes by path; null where the branch is gone, or the run belongs to a tag
 * @param ref the full name of the run's branch or tag
 */
function findOutdated(batches, tip, ref) {
    const byPath = batches.filter(({ labelGiven }) => !labelGiven);
    const files = new Map(byPath.map((batch) => [batch.gitPath, batch]));
    return [...files.values()].flatMap((batch) => {
        const known = spellingsOf(batch.gitPath).flatMap((path) => tip?.get(path) ?? []);
        if (known.some((blob) => batch.blobs.includes(blob)))
            return [];
        const [current = null] = known;
        return [
            {
                kind: 'question',
                code: 'CSV_OUTDATED',
                message: `${batch.path} ${whyOutdated(batch, tip, current, ref)}.`,
                hint: 'Probably an old run was started again, or the file was pushed to since, moved or deleted. Start a new run on the branch; if this file is meant as it is, give the digest of this plan as `answer`.',
                place: { file: batch.bonuses[0]?.file ?? batch.path },
                about: { study: batch.study, batch: batch.label, subject: current ?? 'absent' },
            },
        ];
    });
}
function whyOutdated({ blobs: [blob = ''] }, tip, current, ref) {
    if (current !== null)
        return `is not the file that ${ref} has now (this run has ${blob.slice(0, 7)}, the branch has ${current.slice(0, 7)})`;
    if (tip !== null)
        return `is not in ${ref} now`;
    if (!ref.startsWith('refs/heads/'))
        return `comes from ${ref}, which is no branch: whether it is the newest cannot be told`;
    return `comes from ${ref}, and that branch is gone`;
}

;// CONCATENATED MODULE: ./build/core/ledger/strict-line.js
/**
 * What a schema cannot say of one line of the ledger. Whoever writes a line and whoever reads it
 * asks both.
 */
/**
 * A string of JSON, with the colon behind it where it is a key; or a brace. Strings go first, so
 * that a brace in one is no brace.
 */
const keysAndBraces = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}]/g;
/**
 * The first key that one object of a JSON text has twice, or null. `JSON.parse` keeps the last of
 * them and says nothing, so that a merged or forged line would show one amount to a human and
 * another to us.
 *
 * @param json valid JSON: it has been parsed
 */
function findKeyTwice(json) {
    const open = [];
    for (const [token, text, colon] of json.matchAll(keysAndBraces)) {
        if (token === '{')
            open.push(new Set());
        else if (token === '}')
            open.pop();
        else if (text !== undefined && colon !== undefined) {
            // Parsed, because an escape spells the same key in another way.
            const key = JSON.parse(text);
            const keys = open.at(-1);
            if (keys?.has(key))
                return key;
            keys?.add(key);
        }
    }
    return null;
}
/** How the parts of a valid event contradict each other, or null. */
function findContradiction({ amount, bonuses = [], arrived = [] }) {
    const sum = bonuses.reduce((cents, bonus) => cents + bonus.amount, 0);
    if (amount !== undefined && sum !== amount)
        return `"amount" is ${amount}, and its bonuses add up to ${sum}`;
    if (hasTwice(bonuses.map(({ to }) => to)))
        return 'a bonus has the same "to" as another';
    return hasTwice(arrived) ? '"arrived" has the same person twice' : null;
}
function hasTwice(values) {
    return new Set(values).size < values.length;
}

;// CONCATENATED MODULE: ./build/core/ledger/lines.js




/** Lines of the ledger <-> events. The format is docs/ledger.md; a line is only ever appended. */
const cents = pipe(number(), safeInteger(), minValue(0), transform((n) => n));
const positiveCents = pipe(number(), safeInteger(), minValue(1), transform((n) => n));
/** Minor units as Prolific shows them: doubles, sometimes with a fraction of a penny. */
const shownCents = pipe(number(), finite());
const lines_fingerprint = pipe(string(), regex(/^[0-9a-f]{32}$/), transform((s) => s));
const bulk = pipe(string(), regex(/^[\w-]{1,64}$/), transform((s) => s));
const reason = string();
const lines_status = nullable(pipe(number(), integer()));
const run = strictObject({
    id: string(),
    attempt: pipe(number(), integer()),
    actor: string(),
    sha: string(),
    event: string(),
});
// UTC only: of the other offsets that ISO 8601 allows, some are no date to JavaScript.
const time = pipe(string(), isoTimestamp(), endsWith('Z'));
const every = {
    v: literal(1),
    id: pipe(string(), uuid()),
    at: time,
    run,
    bulk,
};
const claimedBonus = strictObject({
    to: lines_fingerprint,
    person: lines_fingerprint,
    amount: positiveCents,
    before: array(shownCents),
});
const claimed = strictObject({
    ...every,
    type: literal('claimed'),
    batch: pipe(string(), minLength(1)),
    path: string(),
    plan: pipe(string(), regex(/^[0-9a-f]{64}$/)),
    approved: dist_boolean(),
    answers: array(pipe(string(), regex(/^[0-9a-f]{64}$/))),
    looked: nullable(time),
    currency: pipe(string(), regex(/^[A-Z]{3}$/)),
    amount: cents,
    fees: nullable(shownCents),
    vat: nullable(shownCents),
    total: pipe(shownCents, minValue(0)),
    bonuses: pipe(array(claimedBonus), minLength(1)),
});
const accepted = strictObject({ ...every, type: literal('accepted'), status: lines_status });
const refused = strictObject({ ...every, type: literal('refused'), status: lines_status, reason });
const lines_unknown = strictObject({ ...every, type: literal('unknown'), reason });
const settled = strictObject({ ...every, type: literal('settled') });
const resolvedAs = { ...every, type: literal('resolved'), by: string(), reason };
const lines_resolved = variant('outcome', [
    strictObject({ ...resolvedAs, outcome: literal('paid') }),
    strictObject({ ...resolvedAs, outcome: literal('not-paid'), arrived: array(lines_fingerprint) }),
]);
/** The schema of one line; docs/ledger.schema.json is made from it. */
const ledgerEvent = variant('type', [
    claimed,
    accepted,
    refused,
    lines_unknown,
    settled,
    lines_resolved,
]);
/**
 * Events to whole lines. Throws a plain error on one that could not be read back: written, it would
 * lock the study for good.
 */
function serializeEvents(events) {
    return events
        .map((event) => {
        const wrong = findWrong(event);
        if (wrong !== null)
            throw new Error(`Not an event: ${wrong}`);
        return `${JSON.stringify(event)}\n`;
    })
        .join('');
}
/**
 * Whole lines of a study's ledger file to their events. Anything that is not a valid ledger is
 * `LEDGER_UNREADABLE` with the line's number: unreadable is never empty.
 *
 * @param path the ledger file, for the message
 * @param linesBefore how many lines of the file come before this text
 */
function parseLedgerLines(text, path, linesBefore = 0) {
    if (text === '')
        return [];
    if (!text.endsWith('\n')) {
        throw unreadable(path, linesBefore + text.split('\n').length, 'it ends in the middle of a line');
    }
    return text
        .slice(0, -1)
        .split('\n')
        .map((line, index) => {
        const lineNumber = linesBefore + index + 1;
        return { event: lines_parseLine(line, path, lineNumber), lineNumber };
    });
}
function lines_parseLine(line, path, lineNumber) {
    const stop = (why) => unreadable(path, lineNumber, why);
    if (line.startsWith('\ufeff'))
        throw stop('it begins with a byte order mark');
    if (line.trim() === '')
        throw stop('it is blank');
    let json;
    try {
        json = JSON.parse(line);
    }
    catch {
        throw stop('it is not JSON');
    }
    // A line as it was written has each key once, since it is what its own value is written as. The
    // others are read more closely.
    const twice = JSON.stringify(json) === line ? null : findKeyTwice(line);
    if (twice !== null)
        throw stop(`it has the key ${showForeign(twice, false)} twice`);
    const wrong = findWrong(json);
    if (wrong !== null)
        throw stop(wrong);
    return json;
}
/** Why a value is no event, or null. */
function findWrong(value) {
    const parsed = safeParse(ledgerEvent, value, { abortEarly: true });
    return parsed.success ? findContradiction(parsed.output) : describeIssue(parsed.issues[0]);
}
/**
 * What is in the line is foreign text, and may be an id where a pseudonym should be: masked and
 * cut.
 */
function describeIssue(issue) {
    const path = getDotPath(issue);
    const where = path === null ? 'the line' : showForeign(path, false);
    if (issue.expected === 'never')
        return `${where} is not a field of it`;
    if (issue.received === 'undefined')
        return `${where} is missing`;
    const found = typeof issue.input === 'string' ? issue.input : issue.received;
    return `${where} cannot be ${showForeign(found, false)}`;
}
/** The stop for a ledger that exists and is not valid. */
function unreadable(path, lineNumber, why) {
    return new ActionError('LEDGER_UNREADABLE', `The ledger ${path} cannot be read at line ${lineNumber}: ${why}.`, 'Nothing is paid until it can be read. Look at the last commits of the ledger branch and restore the file as it was; never delete it.');
}

;// CONCATENATED MODULE: ./build/core/moment.js
function momentOf(clocks) {
    return { wallMs: clocks.nowMs(), monotonicMs: clocks.monotonicMs() };
}
/** How much time has passed between two moments, in milliseconds, by the clock that says more. */
function passedMs(since, now) {
    return Math.max(now.wallMs - since.wallMs, now.monotonicMs - since.monotonicMs);
}
/** Whether more than that has passed between two moments, by either clock. */
function hasPassed(since, now, ms) {
    return passedMs(since, now) > ms;
}
/**
 * The earlier of two times, as dates or in ISO 8601; the second where they are equal. Null where
 * one of them is not known: it may have been earlier than the other.
 */
function earlierOf(a, b) {
    if (a === null || b === null)
        return null;
    return new Date(a).getTime() < new Date(b).getTime() ? a : b;
}

;// CONCATENATED MODULE: ./build/core/prolific/roster.js

function buildRoster(study, submissions) {
    const bySubmitter = Map.groupBy(submissions, ({ participant }) => participant);
    const byId = new Map();
    const byPerson = new Map();
    for (const [id, theirs] of bySubmitter) {
        const participant = { id, person: fingerprint(study, id), submissions: theirs };
        byPerson.set(participant.person, participant);
        byId.set(id, participant);
        for (const submission of theirs)
            byId.set(submission.id, participant);
    }
    return { byId, byPerson };
}
/** Prolific: a reward for somebody screened out can appear among the bonuses, and late. */
function isScreenedOut(submission) {
    return submission.status.toUpperCase().replaceAll(/[^A-Z]/g, '') === 'SCREENEDOUT';
}
/**
 * The list as far as it can be believed about money. What it says was received counts only where
 * all of it adds up to the study's cost: an empty array may mean nothing. Of a person who was
 * screened out it never counts, for the reward is no part of that cost and can come late.
 *
 * @param costCents all bonuses of the study, read with the list; null: not known
 * @returns the same submissions; `received` is null where each must be read by itself
 */
function believeList(submissions, costCents) {
    const isWhole = sumListed(submissions) === costCents;
    const screenedOut = new Set(submissions.filter(isScreenedOut).map(({ participant }) => participant));
    return submissions.map((submission) => isWhole && !screenedOut.has(submission.participant)
        ? submission
        : { ...submission, received: null });
}
/** What a list says that all of a study's people have received, in minor units. */
function sumListed(submissions) {
    let cents = 0;
    for (const { received } of submissions)
        for (const amount of received ?? [])
            cents += amount;
    return cents;
}
/** Adds a person's submissions up. */
function receivedBy(submissions) {
    return {
        amounts: submissions.flatMap(({ received }) => received),
        screenedOutAt: submissions.filter(isScreenedOut).map(({ completedAt }) => completedAt),
    };
}
/**
 * How many of these amounts are this one; doubles of Prolific that are whole compare equal to ours.
 */
function countOf(amounts, amount) {
    return amounts.filter((shown) => shown === amount).length;
}

;// CONCATENATED MODULE: ./build/core/ledger/pending.js


/** One person and one amount, as a key. */
function sameMoney(bonus) {
    return `${bonus.person} ${bonus.amount}`;
}
/** What a ledger, as far as it was read, holds as paid to each person, by amount. */
class HeldMoney {
    #claimed = new Map();
    /** Counts claims and what became of them. */
    #turn = 0;
    /**
     * What is on its way when this is claimed. By the rule by which an earlier bonus would be
     * settled, it is not any more where this claim has seen its money: that is in `before`, and to
     * count it once more would ask for money that never comes.
     */
    pendingAt({ bulk, looked, bonuses }) {
        this.#turn += 1;
        return bonuses.map((bonus) => {
            const equal = this.#equalTo(bonus);
            const shown = countOf(bonus.before, bonus.amount);
            const held = [...equal.values()].filter(({ heldFrom }) => heldFrom !== null);
            const onTheWay = held.filter(({ isSettled }) => !isSettled);
            const seen = onTheWay.filter(({ explained }) => shown > explained);
            const count = onTheWay.length - seen.length;
            const since = seen.reduce((first, one) => earlierOf(first, one.since), looked);
            equal.set(`${bulk} ${bonus.to}`, {
                bulk,
                claimedAt: this.#turn,
                countThen: count,
                heldFrom: null,
                isInDoubt: true,
                isSettled: false,
                explained: shown + count,
                since,
            });
            return { count, unexplained: Math.max(0, shown - (held.length - count)), since };
        });
    }
    /**
     * Notes what has become of a bulk payment, instead of what was noted of it before.
     *
     * @returns what can be taken for its bonuses from now on. A human can call one paid that was
     *   called not paid before. What was claimed in between does not count it, so it counts that.
     */
    note(claim, pending, standing) {
        this.#turn += 1;
        return claim.bonuses.flatMap((bonus, index) => {
            const equal = this.#equalTo(bonus);
            const name = `${claim.bulk} ${bonus.to}`;
            const known = equal.get(name);
            const before = pending[index];
            if (known === undefined || before === undefined)
                throw new Error('It was never claimed.');
            const { isInDoubt, isSettled } = standing;
            if (!standing.isHeld(bonus.to)) {
                equal.set(name, { ...known, heldFrom: null, isInDoubt, isSettled });
                return before;
            }
            if (known.heldFrom !== null) {
                equal.set(name, { ...known, isInDoubt: false, isSettled });
                return before;
            }
            const others = joinedSince(equal, known);
            const countWith = (some) => Math.max(before.count, known.countThen + some.length);
            const explained = countOf(bonus.before, bonus.amount) + countWith(others);
            equal.set(name, { ...known, heldFrom: this.#turn, isInDoubt: false, isSettled, explained });
            return { ...before, count: countWith(others.filter(({ bulk }) => !standing.isRival(bulk))) };
        });
    }
    /** All that was claimed of the same money. */
    #equalTo(bonus) {
        const key = sameMoney(bonus);
        const known = this.#claimed.get(key);
        if (known !== undefined)
            return known;
        const equal = new Map();
        this.#claimed.set(key, equal);
        return equal;
    }
}
/**
 * What can be taken for a bonus that begins to count as paid: beside what was on its way at its
 * claim, whatever did not count as paid then and does by now, or may. So the last to join counts
 * all others, and money never proves more bonuses than there is of it.
 */
function joinedSince(equal, joining) {
    return [...equal.values()].filter((one) => one !== joining && (one.heldFrom === null ? one.isInDoubt : one.heldFrom > joining.claimedAt));
}

;// CONCATENATED MODULE: ./build/core/ledger/fold.js



const emptyLedger = { bulks: new Map() };
function nothingCarried() {
    return { held: new HeldMoney(), lines: new Map() };
}
/**
 * Folds events onto what the lines above them left, in place, and checks what only the whole file
 * can say. Throws `LEDGER_UNREADABLE` where an event is there twice, an outcome has no claim, a
 * bulk id is claimed twice, or a human's line names somebody whom the claim does not.
 *
 * @param path the ledger file, for the message
 */
function foldOnto(bulks, { held, lines }, events, path) {
    for (const { event, lineNumber } of events) {
        const known = bulks.get(event.bulk);
        const wrong = findMisplaced(event, known, lines.get(event.id.toLowerCase()));
        if (wrong !== null)
            throw unreadable(path, lineNumber, wrong);
        lines.set(event.id.toLowerCase(), lineNumber);
        if (event.type === 'claimed') {
            const pendingAtClaim = held.pendingAt(event);
            const state = { kind: 'claimed' };
            const rivals = new Map([...bulks].flatMap(([id, rival]) => isInDoubt(rival) ? [[id, { claim: rival.claim, state: rival.state }]] : []));
            const bulk = { claim: event, lineNumber, state, pendingAtClaim, rivals };
            bulks.set(event.bulk, bulk);
            tellRivals(bulks, bulk);
        }
        else if (known !== undefined) {
            const next = { ...known, state: nextState(known.state, event) };
            const pendingAtClaim = held.note(next.claim, next.pendingAtClaim, {
                isHeld: (to) => holdsAsPaid(next, to),
                isRival: (bulk) => next.rivals.has(bulk),
                isInDoubt: isInDoubt(next),
                isSettled: next.state.kind === 'settled',
            });
            bulks.set(event.bulk, { ...next, pendingAtClaim });
            tellRivals(bulks, next);
        }
    }
}
function tellRivals(bulks, { claim, state, rivals }) {
    for (const id of rivals.keys()) {
        const rival = bulks.get(id);
        if (rival === undefined)
            continue;
        bulks.set(id, { ...rival, rivals: new Map(rival.rivals).set(claim.bulk, { claim, state }) });
    }
}
/**
 * Why an event cannot be where it is, or null.
 *
 * @param known the bulk payment that it is about, as the lines above leave it
 * @param line the line above that has the same event id
 */
function findMisplaced(event, known, line) {
    // A merge that keeps both sides leaves lines twice, and an answer that is there twice would
    // answer again what was answered since.
    if (line !== undefined)
        return `it has the event id of line ${line}`;
    if (event.type === 'claimed')
        return known ? `${event.bulk} was claimed before` : null;
    if (known === undefined)
        return `"${event.type}" of ${event.bulk} has no claim`;
    if (event.type !== 'resolved' || event.outcome === 'paid')
        return null;
    const claimed = new Set(known.claim.bonuses.map(({ to }) => to));
    return event.arrived.every((to) => claimed.has(to))
        ? null
        : `"arrived" names somebody who is not in the claim of ${event.bulk}`;
}
/** Whether what it holds as paid was seen at Prolific: all of a settled one, or a part undone. */
function wasSeen({ state }) {
    return states[state.kind].seen;
}
/** Nobody knows whether it was paid: nothing is paid in any study until this is answered. */
function isInDoubt({ state }) {
    return states[state.kind].stops === 'yes';
}
/** Whether looking could still prove it; a late answer against a human's word only a human ends. */
function canBeProven({ state }) {
    return states[state.kind].next.settled !== undefined;
}
/** Whether all of it counts as paid. */
function isPaidWhole({ state }) {
    return states[state.kind].paid === 'all';
}
/** Accepted by Prolific, proven, or resolved so by a human. */
function holdsAsPaid(bulk, to) {
    return isPaidWhole(bulk) || ('arrived' in bulk.state && bulk.state.arrived.has(to));
}
/** Whether it counts as paid, or nobody knows whether it was. */
function mayBePaid(bulk, to) {
    return isInDoubt(bulk) || holdsAsPaid(bulk, to);
}
/** Those of its bonuses that count as paid: nearly always all or none, so nobody is looked at. */
function heldBonuses(bulk) {
    const { bonuses } = bulk.claim;
    if (isPaidWhole(bulk))
        return bonuses;
    return 'arrived' in bulk.state ? bonuses.filter(({ to }) => holdsAsPaid(bulk, to)) : [];
}
function* paidBonuses(ledger) {
    for (const bulk of ledger.bulks.values()) {
        for (const bonus of heldBonuses(bulk))
            yield { bonus, bulk };
    }
}
/** What the ledger holds as paid, and what it does not know of: whoever may have been paid. */
function* maybePaidBonuses(ledger) {
    for (const bulk of ledger.bulks.values()) {
        for (const bonus of bulk.claim.bonuses) {
            if (mayBePaid(bulk, bonus.to))
                yield { bonus, bulk };
        }
    }
}
/** Whether anything that counts as paid has not been seen at Prolific. */
function hasUnseenPaid(ledger) {
    return ledger.bulks.values().some((bulk) => !wasSeen(bulk) && heldBonuses(bulk).length > 0);
}
/** Whether something that counts as paid has not been seen at Prolific as a whole. */
function hasUnsettledPaid(ledger) {
    return ledger.bulks
        .values()
        .some((bulk) => bulk.state.kind !== 'settled' && heldBonuses(bulk).length > 0);
}

;// CONCATENATED MODULE: ./build/core/ledger/growing-ledger.js


/**
 * A study's file and what it means. A longer file is parsed and folded only as far as it is new;
 * the shorter ledger stays as it is.
 */
class GrowingLedger {
    static empty = new GrowingLedger('', [], emptyLedger, {
        carried: nothingCarried(),
        events: 0,
    });
    text;
    events;
    ledger;
    #left;
    constructor(text, events, ledger, left) {
        this.text = text;
        this.events = events;
        this.ledger = ledger;
        this.#left = left;
    }
    /**
     * The ledger of this file, which is read from the start unless it is this one's with something
     * after it. Throws `LEDGER_UNREADABLE`.
     *
     * @param path the ledger file, for the message
     */
    grow(text, path) {
        const known = text.startsWith(this.text) ? this : GrowingLedger.empty;
        const offset = known.events.length;
        const added = parseLedgerLines(text.slice(known.text.length), path, offset);
        const carried = known.#takeOver(path);
        const bulks = new Map(known.ledger.bulks);
        foldOnto(bulks, carried, added, path);
        const events = [...known.events, ...added];
        return new GrowingLedger(text, events, { bulks }, { carried, events: events.length });
    }
    /** Once: from another ledger that grows out of this one, all is folded again. */
    #takeOver(path) {
        const { carried, events } = this.#left;
        this.#left.events = -1;
        if (events === this.events.length)
            return carried;
        const again = nothingCarried();
        foldOnto(new Map(), again, this.events, path);
        return again;
    }
}

;// CONCATENATED MODULE: ./build/flows/run/ledger-view.js






/**
 * Reads the ledger of all studies of the run and folds it. Throws `LEDGER_UNREADABLE`,
 * `LEDGER_FORBIDDEN`.
 *
 * @param options.evenCancelled what is read is needed to record an outcome, which a cancelled run
 *   still does
 */
async function readView(run, options = {}) {
    const paths = [...new Set(run.batches.flatMap(({ gitPath }) => spellingsOf(gitPath)))];
    const { home: repository, ledger } = run.ports;
    const home = repository.prepare({ ref: branchOf(run.event), paths });
    const reading = await ledger.read(run.studies, options);
    const unprotected = run.settings.mode === 'pay' ? warnUnprotected(reading.protection) : null;
    for (const text of [...reading.warnings, ...(unprotected === null ? [] : [unprotected])])
        if (!run.record.warnings.includes(text))
            addWarning(run, text);
    const studies = new Map();
    for (const study of run.studies) {
        const text = reading.texts.get(study) ?? '';
        studies.set(study, GrowingLedger.empty.grow(text, ledger.url(study)));
    }
    for (const [study, read] of studies)
        run.record.ledgers.set(study, read);
    const { githubNow, protection } = reading;
    return { githubNow, protection, home, studies };
}
function viewOf(view, study) {
    return view.studies.get(study) ?? GrowingLedger.empty;
}
function ledgersOf(view) {
    return new Map([...view.studies].map(([study, { ledger }]) => [study, ledger]));
}
/**
 * How old something is that GitHub has dated, in milliseconds; null where a date is missing. Both
 * are GitHub's: no runner's clock has a say.
 */
function ledger_view_ageOf({ githubNow }, date) {
    return githubNow === null || date === undefined ? null : githubNow.getTime() - date.getTime();
}
/**
 * Appends to one study's file, if it is still as this view has it. Errors are those of the ledger
 * port.
 */
async function appendTo(run, view, study, events, subject) {
    const known = viewOf(view, study);
    const append = await run.ports.ledger.append(study, known.text, events, subject);
    if (append.kind === 'stale')
        return append;
    const grown = known.grow(append.text, run.ports.ledger.url(study));
    const alone = grown.events.length === known.events.length + events.length;
    const studies = new Map(view.studies).set(study, grown);
    run.record.ledgers.set(study, grown);
    return {
        kind: 'appended',
        view: { ...view, studies },
        sentAt: append.sentAt,
        alone,
    };
}
/** The view as it would be if these events were appended: what a dry run goes on with. */
function appendInView(run, view, study, events) {
    const known = viewOf(view, study);
    const grown = known.grow(known.text + serializeEvents(events), run.ports.ledger.url(study));
    return { ...view, studies: new Map(view.studies).set(study, grown) };
}

;// CONCATENATED MODULE: ./build/core/audit/lenient-line.js

const dated = pipe(object({
    at: pipe(string(), transform((text) => Date.parse(text)), finite()),
    run: object({ id: string(), attempt: number() }),
}), transform(({ at, run }) => ({ at, run: `${run.id}/${run.attempt}` })));
/**
 * Time (in milliseconds) and run of a line that need not be valid otherwise; null where it has
 * none.
 */
function parseLenient(line) {
    if (line === '')
        return null;
    let json;
    try {
        json = JSON.parse(line);
    }
    catch {
        return null;
    }
    const parsed = safeParse(dated, json);
    return parsed.success ? parsed.output : null;
}

;// CONCATENATED MODULE: ./build/core/audit/maker.js


/** Who made a write, and whether it is what the action makes. */
/**
 * A rebase or an amendment keeps the time of the author and takes a new one of its own; the
 * action's writes have one time.
 */
const sameMomentMs = 60_000;
/**
 * So far from the time of its write no event of a runner is, whatever time zone its clock was set
 * to.
 */
const farMs = 24 * 60 * 60_000;
/** `github-actions` and `github-actions[bot]`: the two APIs name one bot in two ways. */
function plain(login) {
    return login.toLowerCase().replace(/\[bot\]$/, '');
}
/**
 * What is wrong with how a write was made.
 *
 * @param writer login under which the action writes
 */
function findMakerFaults(write, writer) {
    const faults = [];
    const { by, isSigned, authoredAt, committedAt } = write;
    if (write.parents.length > 1)
        faults.push('is a merge, and the action merges nothing');
    if (!isSigned)
        faults.push('is not signed by GitHub, so somebody has pushed it');
    if (by === null || plain(by) !== plain(writer))
        faults.push(`was made by ${by === null ? 'somebody whom GitHub does not know' : showForeign(by, false)}, not by ${showForeign(writer, false)}`);
    if (Math.abs(committedAt.getTime() - authoredAt.getTime()) > sameMomentMs)
        faults.push(`was rebased or amended: authored at ${authoredAt.toISOString()}, committed at ${committedAt.toISOString()}`);
    return faults;
}
/**
 * What is wrong with the lines that one write appended: a run writes of itself alone, and not long
 * after it happened.
 *
 * @param text whole lines
 */
function findAppendFaults(text, committedAt) {
    const events = text.split('\n').flatMap((line) => parseLenient(line) ?? []);
    const faults = [];
    const runs = new Set(events.map(({ run }) => run));
    if (runs.size > 1)
        faults.push(`holds lines of ${runs.size} runs: several writes were squashed into one`);
    const far = events.filter(({ at }) => Math.abs(at - committedAt.getTime()) > farMs).length;
    if (far > 0)
        faults.push(`holds ${far === 1 ? 'a line' : `${far} lines`} dated more than a day from the write itself`);
    return faults;
}

;// CONCATENATED MODULE: ./build/core/audit/step.js

const none = { content: '', size: 0, isFile: true };
/** Whether a file holds events: those alone are only ever appended to. */
function holdsEvents(name) {
    return name.endsWith('.jsonl');
}
/** Whether a file is a study's page, which every write makes again. */
function isPage(name) {
    return name.endsWith('.md');
}
/** The events that a write and the one before it have between them. */
function eventFiles(newer, older) {
    const names = new Set([...newer.files.keys(), ...(older?.files.keys() ?? [])]);
    return [...names].filter(holdsEvents).sort();
}
/**
 * Whether a write left a file as it was. A link can have the content of the file in whose place it
 * is.
 */
function isUnchanged(newer = none, older = none) {
    return newer.content === older.content && newer.isFile === older.isFile;
}
/**
 * What a write did to one file that is not unchanged. Nothing is downloaded for it: the file before
 * is the beginning of a text that is known, or it is not.
 *
 * @param reference a text that begins with what the write left in the file; it may go on
 */
function stepOf(newer = none, older = none, reference = new Uint8Array()) {
    if (!newer.isFile || !older.isFile)
        return { kind: 'broken', how: 'is no regular file' };
    if (older.size === 0)
        return { kind: 'appended', from: 0 };
    if (newer.size === 0)
        return { kind: 'broken', how: 'was taken away' };
    const isBeginning = older.size <= reference.length &&
        gitBlobHash(reference.subarray(0, older.size)) === older.content;
    if (!isBeginning)
        return { kind: 'broken', how: 'was changed' };
    return older.size < newer.size
        ? { kind: 'appended', from: older.size }
        : { kind: 'broken', how: 'lost its last lines' };
}
/**
 * How a text differs from the one before it, where it did not only grow; follows the file's name.
 */
function describeBreak(before, after) {
    if (after === '')
        return 'was taken away';
    const [old, now] = [linesOf(before), linesOf(after)];
    const at = now.findIndex((line, index) => index < old.length && line !== old[index]);
    const where = `at line ${(at === -1 ? Math.min(old.length, now.length) : at) + 1}`;
    const kept = new Map();
    for (const line of now)
        kept.set(line, (kept.get(line) ?? 0) + 1);
    let missing = 0;
    for (const line of old) {
        const left = kept.get(line) ?? 0;
        if (left === 0)
            missing += 1;
        else
            kept.set(line, left - 1);
    }
    if (missing === old.length)
        return 'was replaced as a whole';
    if (missing === 0)
        return now.length === old.length
            ? `has its lines in another order from ${where.slice(3)} on`
            : `got lines in between, ${where}`;
    const added = now.length - (old.length - missing);
    const count = `${missing} of its ${old.length} lines`;
    return added >= missing ? `had ${count} edited, first ${where}` : `lost ${count}, first ${where}`;
}
/** What a write changed that is neither a file of events nor a page. */
function foreignChanges(newer, older) {
    const changed = [...new Set([...newer.beside.keys(), ...older.beside.keys()])].filter((name) => newer.beside.get(name) !== older.beside.get(name));
    const inFolder = [...new Set([...newer.files.keys(), ...older.files.keys()])].filter((name) => !holdsEvents(name) &&
        !isPage(name) &&
        newer.files.get(name)?.content !== older.files.get(name)?.content);
    return [...changed, ...inFolder].sort();
}
function linesOf(text) {
    return text.replace(/\n$/, '').split('\n');
}

;// CONCATENATED MODULE: ./build/flows/auditing/walk.js




/** How many pages of a hundred writes an audit walks back. */
const pagesAtMost = 100;
/**
 * Walks from the newest write back to the first, or to the one that is expected, and judges each by
 * the one before it. Errors are those of the ledger.
 *
 * @param texts by what names their content: they need not be asked for
 */
async function walkPast(run, past, texts) {
    const walk = {
        ...{ past, texts, references: new Map(), faults: [], writer: '', writes: 0, newest: null },
        ...{ expectedHead: run.settings.expectedHead, end: 'absent', expectedAt: null },
    };
    let newest = null;
    for (let page = 1; page <= pagesAtMost; page += 1) {
        if (run.ports.clock.isCancelled()) {
            walk.end = 'cancelled';
            break;
        }
        const { writer, writes } = await past.readWrites(newest?.parents[0] ?? null);
        walk.writer = writer;
        newest = await judgePage(walk, newest, writes);
        if (newest === null || walk.end === 'first' || walk.end === 'expected')
            break;
        walk.end = 'bound';
        run.ports.log.line(`Looked at ${walk.writes} commits of the ledger.`);
    }
    return walk;
}
/** Judges what a page lets judge, and gives the oldest write that it has come to. */
async function judgePage(walk, before, writes) {
    let newer = before;
    for (const write of writes) {
        walk.newest ??= write;
        // A list of commits has those of every side of a merge; only one line of them is walked.
        if (newer !== null && newer.parents[0] !== write.id)
            continue;
        if (newer !== null)
            await judge(walk, newer, write);
        newer = write;
        if (write.id !== walk.expectedHead)
            continue;
        walk.end = 'expected';
        // Whoever pushes a commit dates it as they like, and what is older than this date is not told
        // again.
        if (write.isSigned)
            walk.expectedAt = write.committedAt;
        return newer;
    }
    if (newer !== null && newer.parents.length === 0) {
        await judge(walk, newer, null);
        walk.end = 'first';
    }
    return newer;
}
/** Judges one write by the one before it; `older` is null for the first. */
async function judge(walk, write, older) {
    walk.writes += 1;
    const faults = [];
    if (older === null)
        faults.push(...firstFaults(write));
    else {
        const others = foreignChanges(write, older).map((name) => showForeign(name, false));
        if (others.length > 0)
            faults.push(`changes what is no part of the ledger: ${others.slice(0, 5).join(', ')}`);
    }
    // The first write holds a page about the branch alone, and GitHub signs it for some tokens only.
    if (older !== null || faults.length > 0)
        faults.push(...findMakerFaults(write, walk.writer));
    if (older !== null)
        for (const name of eventFiles(write, older))
            faults.push(...(await judgeFile(walk, name, write, older)));
    if (faults.length === 0)
        return;
    const by = write.by === null ? '' : ` by ${showForeign(write.by, false)}`;
    const day = write.committedAt.toISOString().slice(0, 10);
    walk.faults.push(`Commit ${write.id.slice(0, 10)} of ${day}${by}: it ${faults.join('; it ')}.`);
}
function firstFaults(write) {
    const held = eventFiles(write, null).filter((name) => (write.files.get(name)?.size ?? 0) > 0);
    return held.length === 0
        ? []
        : [
            `starts the branch and holds ${plural(held.length, 'ledger')} already: what was before it was squashed, or left behind in another branch or repository`,
        ];
}
async function judgeFile(walk, name, write, older) {
    const now = write.files.get(name);
    const before = older.files.get(name);
    if (isUnchanged(now, before))
        return [];
    const reference = await referenceOf(walk, name, write);
    if (reference === null)
        return [];
    const step = stepOf(now, before, reference);
    const size = now?.size ?? 0;
    if (step.kind === 'appended')
        return findAppendFaults(walk_textOf(reference.subarray(step.from, size)), write.committedAt);
    // From here on the file before is what older ones are compared with.
    const text = before?.isFile === true ? await readText(walk, before.content) : null;
    walk.references.set(name, text === null ? null : bytesOf(text));
    if (text === null)
        return [`leaves ${name} so that it ${step.how}, and what it was cannot be read`];
    const how = describeBreak(text, walk_textOf(reference.subarray(0, size)));
    return [`leaves ${name} so that it ${how}`];
}
async function referenceOf(walk, name, write) {
    const known = walk.references.get(name);
    if (known !== undefined)
        return known;
    const state = write.files.get(name);
    if (state === undefined)
        return new Uint8Array();
    const text = state.isFile ? await readText(walk, state.content) : null;
    const reference = text === null ? null : bytesOf(text);
    walk.references.set(name, reference);
    if (reference === null)
        walk.faults.push(`${name} is no text that can be read.`);
    return reference;
}
async function readText({ past, texts }, content) {
    return texts.get(content) ?? (await past.readContent(content));
}
function bytesOf(text) {
    return new TextEncoder().encode(text);
}
function walk_textOf(bytes) {
    return new TextDecoder().decode(bytes);
}

;// CONCATENATED MODULE: ./build/flows/auditing/history.js





/**
 * Whether anything was changed or taken away since the ledger began, or since the write that the
 * last audit had seen.
 */
async function checkPast(run, view) {
    const { past } = run.ports.ledger;
    if (past.kind === 'impossible') {
        const why = `${past.why}.`;
        return {
            history: impossible('history', why),
            continued: impossible('head', why),
            newest: null,
        };
    }
    const walked = await walkPast(run, past.value, view === null ? new Map() : textsOf(run, view));
    const forced = await past.value.readForcedChanges();
    return {
        history: checkHistory(walked, forced),
        continued: checkHead(walked),
        newest: walked.newest,
    };
}
function textsOf(run, view) {
    return new Map(run.studies.map((study) => {
        const { text } = viewOf(view, study);
        return [gitTextHash(text), text];
    }));
}

;// CONCATENATED MODULE: ./build/core/audit/line-order.js

/**
 * What is wrong with a study's lines beside what no reading would accept: times that run backwards
 * or ahead, and words of nobody.
 */
function findLineFaults(events, githubNow) {
    const faults = [];
    let newestMs = Number.NEGATIVE_INFINITY;
    for (const { event, lineNumber } of events) {
        const atMs = Date.parse(event.at);
        if (newestMs - atMs > farMs)
            faults.push(`Line ${lineNumber} is dated ${event.at}, more than a day before a line above it.`);
        if (githubNow !== null && atMs - githubNow.getTime() > farMs)
            faults.push(`Line ${lineNumber} is dated ${event.at}, which has not come yet.`);
        newestMs = Math.max(newestMs, atMs);
        if (event.type === 'resolved' && event.by.trim() === '')
            faults.push(`Line ${lineNumber} answers for ${event.bulk} in nobody's name.`);
    }
    return faults;
}

;// CONCATENATED MODULE: ./build/core/audit/lines-check.js



/** The check of a study's lines, which a strict reading has accepted. */
function checkLines({ study, events, ledger, githubNow, page }) {
    const faults = [...findLineFaults(events, githubNow), ...findPageFaults(page)];
    const said = `${plural(events.length, 'line')}, ${plural(ledger.bulks.size, 'bulk payment')}: every amount is the sum of its bonuses, no id and no person is twice in a claim, and times run forward.`;
    if (faults.length > 0)
        return checkOf('lines', cutFaults(faults), '', study);
    if (page === 'moved')
        return impossible('lines', `Not as a whole. The page of the study was not compared, because another run wrote to it meanwhile. As far as it goes: ${said}`, study);
    return checkOf('lines', [], `${said}${page === 'same' ? ' Its page says the same.' : ''}`, study);
}
function findPageFaults(page) {
    const again = 'The action makes it again with the next line that it writes for the study, and reads it never.';
    if (page === 'different')
        return [
            `The page of the study does not say what its lines say: somebody edited it, or another version of the action made it. ${again}`,
        ];
    return page === 'absent' ? [`The page of the study is missing. ${again}`] : [];
}
/**
 * Whether two pages say the same. Where their links lead does not count: two repositories that
 * share a ledger link to runs of their own.
 */
function isSamePage(one, other) {
    return withoutTargets(one) === withoutTargets(other);
}
/**
 * Markdown: the target of a link follows its text in parentheses. Text of others on the page is
 * escaped, so it makes no link.
 */
function withoutTargets(page) {
    return page.replace(/\]\([^()\s]*\)/g, ']');
}

;// CONCATENATED MODULE: ./build/core/audit/money-check.js



function checkMoney(seen) {
    const { study, comparison, sums, costCents } = seen;
    const money = (cents) => `${formatShown(cents)} ${seen.currency}`;
    const onItsWay = sums.awaitedCents === 0
        ? ''
        : ` Another ${money(sums.awaitedCents)} is accepted or in doubt, and may be on its way.`;
    const answered = sums.answeredCents === 0
        ? ''
        : ` Another ${money(sums.answeredCents)} counts as paid because somebody answered so: nothing proves that it arrived.`;
    const how = comparison === null
        ? 'The sums agree; nobody was asked about one by one.'
        : 'Person by person.';
    const passed = `Prolific shows ${money(costCents)} of bonuses, and the ledger holds ${money(sums.seenCents)} for ${plural(sums.people, 'person', 'people')} as arrived. ${how}${onItsWay}${answered}`;
    const faults = comparison === null
        ? []
        : [
            ...overFaults(comparison.over, seen),
            ...underFaults(comparison.under, seen),
            ...unlistedFaults(seen),
        ];
    return checkOf('money', faults, passed, study);
}
function overFaults(over, seen) {
    if (over.length === 0)
        return [];
    const screenedOut = over.filter(({ wasScreenedOut }) => wasScreenedOut).length;
    const outside = over.filter(({ isInLedger }) => !isInLedger).length;
    return [
        [
            `${count(over)} ${sum(over, seen)} more than the ledger holds for them`,
            ...(outside > 0 ? [`; the ledger has nothing at all for ${outside} of them`] : []),
            '.',
            ...(screenedOut > 0
                ? [
                    ` ${screenedOut} of them ${screenedOut === 1 ? 'was' : 'were'} screened out: the reward for that is a likely cause.`,
                ]
                : []),
        ].join(''),
        ...cutFaults(over.flatMap(({ person, cents }) => {
            const place = seen.placeOf(person);
            return place === null ? [] : [`${place}: ${formatShown(cents)} ${seen.currency} more.`];
        })),
        ...elsewhere(over, seen),
    ];
}
/**
 * Who is in no line of the CSV is only counted: the ledger has no name for them that anybody could
 * look up.
 */
function elsewhere(over, seen) {
    const others = over.filter(({ person }) => seen.placeOf(person) === null);
    if (others.length === 0 || others.length === over.length)
        return [];
    return [
        `${count(others)} ${sum(others, seen)} of that, and ${are(others)} in no line of the CSV.`,
    ];
}
/** What is on its way may be a part of the study's cost before it shows for anybody. */
function unlistedFaults({ costCents, shownCents, sums, currency }) {
    const onItsWay = sums.awaitedCents + sums.answeredCents;
    const unlisted = costCents - (shownCents ?? costCents) - onItsWay;
    return unlisted < 0.5
        ? []
        : [
            `The bonuses of the study are ${formatShown(unlisted)} ${currency} more than Prolific shows for its people one by one: somebody was paid who is not in its list, or since it was read.`,
        ];
}
function underFaults(under, seen) {
    if (under.length === 0)
        return [];
    const named = under.map(({ person, cents }) => {
        const who = seen.placeOf(person) ?? `\`person\` ${person} of the ledger`;
        return `${who}: ${formatShown(cents)} ${seen.currency} less.`;
    });
    return [
        `${count(under)} ${sum(under, seen)} less than what the ledger says had arrived.`,
        ...cutFaults(named),
    ];
}
function count(people) {
    return people.length === 1 ? '1 person has' : `${showCount(people.length)} people have`;
}
function are(people) {
    return people.length === 1 ? 'is' : 'are';
}
function sum(people, { currency }) {
    return `${formatShown(people.reduce((all, { cents }) => all + cents, 0))} ${currency}`;
}
/** Prolific sends doubles. */
function formatShown(cents) {
    return showCents(Math.round(cents));
}

;// CONCATENATED MODULE: ./build/core/audit/people-paid.js


function sumsOf(ledger) {
    const held = [...heldBy(ledger).values()];
    const sum = (amounts) => amounts.reduce((all, one) => all + one, 0);
    return {
        seenCents: sum(held.flatMap(({ seen }) => seen)),
        awaitedCents: sum(held.flatMap(({ awaited }) => awaited)),
        answeredCents: sum(held.flatMap(({ answered }) => answered)),
        people: held.filter(({ seen }) => seen.length > 0).length,
    };
}
/** Compares person by person; who was not to be found at Prolific has received nothing there. */
function comparePeople(ledger, shown) {
    const held = heldBy(ledger);
    const over = [];
    const under = [];
    for (const person of new Set([...held.keys(), ...shown.keys()])) {
        const { seen, awaited, answered } = held.get(person) ?? nothing();
        const received = shown.get(person);
        const amounts = received?.amounts ?? [];
        const about = {
            person,
            isInLedger: held.has(person),
            wasScreenedOut: (received?.screenedOutAt.length ?? 0) > 0,
        };
        const most = [...seen, ...awaited, ...answered];
        const tooMany = surplus(amounts, most);
        const missing = surplus(seen, amounts);
        if (tooMany > 0)
            over.push({ ...about, cents: tooMany });
        if (missing > 0)
            under.push({ ...about, cents: missing });
    }
    return { over, under };
}
/** The sum of what `these` has more often than `those`. */
function surplus(these, those) {
    return [...new Set(these)].reduce((sum, amount) => sum + amount * Math.max(0, countOf(these, amount) - countOf(those, amount)), 0);
}
function heldBy(ledger) {
    const held = new Map();
    for (const paid of maybePaidBonuses(ledger)) {
        const { person, amount } = paid.bonus;
        const theirs = held.get(person) ?? nothing();
        held.set(person, theirs);
        theirs[proofOf(paid)].push(amount);
    }
    return held;
}
function nothing() {
    return { seen: [], awaited: [], answered: [] };
}
function proofOf({ bulk, bonus }) {
    const { kind } = bulk.state;
    if (kind === 'settled')
        return 'seen';
    return kind !== 'accepted' && holdsAsPaid(bulk, bonus.to) ? 'answered' : 'awaited';
}

;// CONCATENATED MODULE: ./build/core/plan/digest.js

/** What a human approves: people, money, and the questions that they could see. */
/**
 * SHA-256, in hex, of one line `study TAB batch TAB id TAB minor units LF` for each bonus, sorted
 * by code unit, and after them of one line `? TAB hash LF` for each question, sorted likewise. It
 * depends on people, money and questions alone, not on the order of lines or the encoding of the
 * file.
 *
 * @param questions their hashes; one that is there twice counts once
 */
function digestOf(bonuses, questions = []) {
    const lines = bonuses.map(({ study, batch, id, amount }) => `${study}\t${batch}\t${id}\t${amount}\n`);
    const asked = [...new Set(questions)].map((hash) => `?\t${hash}\n`);
    return sha256([...lines.sort(), ...asked.sort()].join(''));
}
/** The hashes of the questions among the findings, each once, sorted. */
function questionsIn(findings) {
    const questions = findings.filter(({ kind }) => kind === 'question');
    return [...new Set(questions.map(hashOfQuestion))].sort();
}
/**
 * SHA-256 of `code TAB study TAB batch TAB subject`: what the question is about, and nothing of how
 * it is worded.
 */
function hashOfQuestion({ code, about = {} }) {
    const { study = '', batch = '', subject = '' } = about;
    return sha256([code, study, batch, subject].join('\t'));
}
function sha256(text) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./build/core/plan/due.js



/**
 * Compares the bonuses with the ledger: same key and amount is skipped, another amount is an error,
 * an unknown key is due.
 *
 * @param showId how an id may be shown
 */
function planDue(batches, ledgers, showId) {
    const due = [];
    const skipped = [];
    const findings = [];
    const notices = [];
    const paidBatches = new Map([...ledgers].map(([study, ledger]) => [study, groupPaid(ledger)]));
    for (const batch of batches) {
        const paid = new Map(paidBatches.get(batch.study)?.get(batch.label));
        for (const bonus of batch.bonuses) {
            const earlier = paid.get(bonus.to);
            if (earlier === undefined)
                due.push(bonus);
            else if (earlier.bonus.amount === bonus.amount)
                skipped.push({ bonus, bulk: earlier.bulk });
            else
                findings.push(amountChanged(bonus, earlier, showId));
            paid.delete(bonus.to);
        }
        for (const zero of batch.zeros) {
            const earlier = paid.get(zero.to);
            if (earlier !== undefined)
                findings.push(amountChanged(zero, earlier, showId));
            paid.delete(zero.to);
        }
        if (paid.size > 0) {
            notices.push(`${batch.path}: the ledger holds ${showCount(paid.size)} more paid under "${batch.label}" that the file no longer has. What is paid stays paid.`);
        }
    }
    return { batches, due, skipped, findings, notices, questions: [], digest: digestOf(due) };
}
/** The plan with the questions that the checks have found about it. */
function withQuestions(plan, questions) {
    return { ...plan, questions, digest: digestOf(plan.due, questions) };
}
/** What the ledger holds as paid, by label and by the `to` of each bonus. */
function groupPaid(ledger) {
    const paid = new Map();
    for (const entry of paidBonuses(ledger)) {
        const { batch } = entry.bulk.claim;
        const theirs = paid.get(batch) ?? new Map();
        paid.set(batch, theirs.set(entry.bonus.to, entry));
    }
    return paid;
}
function amountChanged(bonus, earlier, showId) {
    const { currency, batch } = earlier.bulk.claim;
    return {
        kind: 'error',
        code: 'AMOUNT_CHANGED',
        message: `${showId(bonus.id)} has already been paid ${showCents(earlier.bonus.amount)} ${currency} under "${batch}" (bulk payment ${earlier.bulk.claim.bulk}); the file now says ${showCents(bonus.amount)}.`,
        hint: 'A bonus is never topped up. Put the old amount back; to pay more, make a new batch (another file, or another `batch`) that holds only the difference.',
        place: { file: bonus.file, lineNumber: bonus.lineNumber },
    };
}

;// CONCATENATED MODULE: ./build/flows/auditing/page.js


/**
 * Compares a study's page with the one that its lines make. Downloads it only where it is not that
 * one to the byte. Errors are those of the ledger.
 *
 * @param text of the study, as this run has read it
 * @param newest the newest write; null where there is none
 */
async function lookAtPage(past, study, text, newest) {
    const page = past.pageOf(study, text);
    if (page === null)
        return 'none';
    if (newest?.files.get(page.lines)?.content !== gitTextHash(text))
        return 'moved';
    const found = newest.files.get(page.name);
    if (found === undefined)
        return 'absent';
    if (!found.isFile)
        return 'different';
    if (found.content === gitTextHash(page.text))
        return 'same';
    const shown = await past.readContent(found.content);
    return shown !== null && isSamePage(shown, page.text) ? 'same' : 'different';
}

;// CONCATENATED MODULE: ./build/flows/run/side-by-side.js
/** How many requests that move no money run at the same time. */
const sideBySideAtMost = 4;
/**
 * Calls `work` for each item, a few at a time, and gives the results in the order of the items.
 * After a failure no further item is begun, those under way are awaited, and the first failure is
 * thrown.
 */
async function mapSideBySide(items, work) {
    const results = [];
    const pending = items.entries();
    let failed = false;
    const lanes = Array.from({ length: Math.min(sideBySideAtMost, items.length) }, async () => {
        for (const [index, item] of pending) {
            if (failed)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    });
    const ended = await Promise.allSettled(lanes);
    for (const lane of ended)
        if (lane.status === 'rejected')
            throw lane.reason;
    return results;
}
/** Waits for both, also when one fails, so that nothing is left running behind an error. */
async function bothEnded(a, b) {
    const [first, second] = await Promise.allSettled([a, b]);
    if (first.status === 'rejected')
        throw first.reason;
    if (second.status === 'rejected')
        throw second.reason;
    return [first.value, second.value];
}

;// CONCATENATED MODULE: ./build/flows/looking/look.js



/** Looking at Prolific: what have these people received? */
/**
 * Reads what the list of submissions did not say, and adds each person up.
 *
 * @param onAnswer called at each answer
 */
async function readReceived(run, participants, onAnswer = () => undefined) {
    const { prolific, log } = run.ports;
    const listed = participants.flatMap(({ submissions }) => submissions);
    const silent = listed.filter(({ received }) => received === null).length;
    let read = 0;
    const submissions = await mapSideBySide(listed, async (submission) => {
        if (submission.received !== null)
            return { ...submission, received: submission.received };
        const { received, status } = await prolific.readSubmission(submission.id);
        onAnswer();
        read += 1;
        if (read % 100 === 0)
            log.line(`Looked at ${read} of ${silent} submissions.`);
        // The list alone is sure to say when a submission was completed, and of one that has changed
        // since it says nothing.
        const completedAt = status === submission.status ? submission.completedAt : null;
        return { ...submission, status, received, completedAt };
    });
    const byParticipant = Map.groupBy(submissions, ({ participant }) => participant);
    return new Map(participants.map(({ id, person }) => [person, receivedBy(byParticipant.get(id) ?? [])]));
}
/**
 * Reads the study's people again, and what those named have received: nothing, where somebody is no
 * longer listed.
 *
 * @param cost all bonuses of the study, where somebody reads them beside the list
 */
async function lookAtPersons(run, study, persons, cost = null) {
    const { submissions } = await run.ports.prolific.listSubmissions(study);
    const saysMoney = submissions.some(({ received }) => received !== null);
    const costCents = saysMoney ? await (cost ?? lookAtCost(run, study)) : null;
    const roster = buildRoster(study, believeList(submissions, costCents));
    const present = [...persons].flatMap((person) => roster.byPerson.get(person) ?? []);
    const received = await readReceived(run, present);
    return new Map([...persons].map((person) => [person, received.get(person) ?? receivedBy([])]));
}
/**
 * All bonuses of the study in minor units, or null where the cost is not available: it only saves
 * reading the persons.
 */
async function lookAtCost(run, study) {
    try {
        return (await run.ports.prolific.readCost(study)).bonuses;
    }
    catch (error) {
        if (error instanceof ActionError && error.code !== 'TOKEN_INVALID')
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/flows/looking/study-facts.js



/**
 * Who took part and what the study has cost: two requests side by side, and one for its name beside
 * them, once in a run.
 *
 * @param onAnswer called when the cost or the list has come
 */
async function readStudy(run, study, onAnswer = () => undefined) {
    const { prolific } = run.ports;
    const heard = async (answer) => {
        const value = await answer;
        onAnswer();
        return value;
    };
    const [[cost, list]] = await bothEnded(bothEnded(heard(prolific.readCost(study)), heard(prolific.listSubmissions(study))), noteStudyName(run, study));
    noteCost(run, study, cost);
    const submissions = believeList(list.submissions, cost.bonuses);
    return {
        ...{ cost, list, submissions },
        roster: buildRoster(study, submissions),
        isCostBehind: sumListed(list.submissions) > cost.bonuses,
    };
}
/**
 * Asks for the study's name once in a run. It rides beside other requests, so that it adds no step
 * of its own.
 */
async function noteStudyName(run, study) {
    const { studies } = run.record;
    if (studies.has(study))
        return;
    studies.set(study, { name: null, rates: null });
    const name = await run.ports.prolific.readStudyName(study);
    studies.set(study, { rates: null, ...studies.get(study), name });
}
/**
 * Notes what Prolific charges in this study; what was known before stays where this look does not
 * say it.
 */
function noteCost({ ports, record }, study, cost) {
    const known = record.studies.get(study);
    const name = known?.name ?? null;
    record.studies.set(study, { name, rates: cost.rates ?? known?.rates ?? null });
    const called = name === null ? '' : ` (${name})`;
    ports.log.line(`Study ${study}${called}: Prolific shows ${showCents(cost.bonuses)} ${cost.currency} in bonuses so far.`);
}

;// CONCATENATED MODULE: ./build/flows/auditing/studies.js










/**
 * The checks of each study: its lines, and its money. Throws what Prolific's port throws: money
 * that nobody could look at is not audited.
 *
 * @param newest the newest write of the ledger; null where there is none
 */
async function checkStudies(run, view, newest) {
    const { past } = run.ports.ledger;
    const checks = [];
    for (const study of run.studies) {
        const { events, ledger, text } = viewOf(view, study);
        const { githubNow } = view;
        const page = past.kind === 'known' ? await lookAtPage(past.value, study, text, newest) : 'none';
        checks.push(checkLines({ study, events, ledger, githubNow, page }), await checkStudyMoney(run, view, study));
    }
    tellFiles(run, view);
    return checks;
}
async function checkStudyMoney(run, view, study) {
    const { cost, submissions, roster, isCostBehind } = await readStudy(run, study);
    const { ledger } = viewOf(view, study);
    const sums = sumsOf(ledger);
    // Asking one by one is a request for each of them: only where the list has not said it, and the
    // sums do not agree.
    const isListed = submissions.every(({ received }) => received !== null);
    const received = isListed || !agrees(cost, sums.seenCents) || isCostBehind
        ? await readReceived(run, [...roster.byPerson.values()])
        : null;
    const { currency, bonuses: costCents } = cost;
    return checkMoney({
        ...{ study, currency, costCents, sums },
        comparison: received === null ? null : comparePeople(ledger, received),
        shownCents: received === null ? null : sumReceived(received),
        placeOf: placesOf(run.batches.flatMap(({ bonuses }) => bonuses), study, roster),
    });
}
function sumReceived(received) {
    let cents = 0;
    for (const { amounts } of received.values())
        for (const amount of amounts)
            cents += amount;
    return cents;
}
/** To the penny, as Prolific's doubles can say it. */
function agrees(cost, cents) {
    return Math.abs(cost.bonuses - cents) < 0.5;
}
function placesOf(bonuses, study, roster) {
    const places = new Map();
    for (const { study: of, id, file, lineNumber } of bonuses) {
        const person = of === study ? roster.byId.get(id)?.person : undefined;
        if (person !== undefined && !places.has(person))
            places.set(person, `Line ${lineNumber} of ${file}`);
    }
    return (person) => places.get(person) ?? null;
}
/** With a CSV: which of its lines are paid, which are due, and what is paid and gone from it. */
function tellFiles(run, view) {
    const plan = planDue(run.batches, ledgersOf(view), showIdIn(run));
    for (const { path } of run.batches) {
        const linesOf = (bonuses) => bonuses.flatMap(({ file, lineNumber }) => (file === path ? [lineNumber] : []));
        const paid = linesOf(plan.skipped.map(({ bonus }) => bonus));
        const due = linesOf(plan.due);
        const parts = [
            ...(paid.length > 0 ? [`paid: ${renderLines(paid)}`] : []),
            ...(due.length > 0 ? [`due: ${renderLines(due)}`] : []),
        ];
        if (parts.length > 0)
            addNotice(run, `${path}: ${parts.join('; ')}.`);
    }
    for (const notice of plan.notices)
        addNotice(run, notice);
    addFindings(run, plan.findings);
}

;// CONCATENATED MODULE: ./build/core/checks/ledger-lost.js

/**
 * `LEDGER_LOST` of a study that has no ledger at all: a question before paying, an error where
 * nothing is paid that could be asked about.
 */
function ledgerLost({ study, currency, bonusesCents }, kind) {
    return {
        kind,
        code: 'LEDGER_LOST',
        message: `Prolific shows bonuses of ${showCents(bonusesCents)} ${currency} in study ${study}, but there is no ledger of it.`,
        hint: `Either somebody paid bonuses by hand before, or the ledger is gone. If it is gone, restore it first (docs/recovery.md). ${kind === 'question'
            ? 'If they were paid by hand and none of these people is among them, give the digest of this plan as `answer`: the first payment makes a ledger, and this is not asked again.'
            : 'If they were paid by hand, the first payment makes a ledger.'}`,
        about: { study },
    };
}

;// CONCATENATED MODULE: ./build/core/record/ledger-totals.js

/** @param own bulk payments that are left out, because this run made them */
function totalsOf(ledger, own = new Set()) {
    const labels = new Set();
    let [bonuses, cents, chargedCents] = [0, 0, 0];
    let currency = null;
    for (const bulk of ledger.bulks.values()) {
        const held = ledger_totals_heldBy(bulk);
        if (own.has(bulk.claim.bulk) || held.bonuses === 0)
            continue;
        labels.add(bulk.claim.batch);
        currency ??= bulk.claim.currency;
        bonuses += held.bonuses;
        cents += held.cents;
        chargedCents += held.chargedCents;
    }
    const hasLines = ledger.bulks.size > 0;
    return { bonuses, cents, chargedCents, currency, labels: [...labels], hasLines };
}
/**
 * What of a bulk payment counts as paid. Of one that a human undid it is a part, which has its
 * share of the fees.
 */
function ledger_totals_heldBy(bulk) {
    const { claim } = bulk;
    const held = heldBonuses(bulk);
    const isWhole = held.length === claim.bonuses.length;
    const cents = isWhole ? claim.amount : held.reduce((sum, { amount }) => sum + amount, 0);
    const share = cents / claim.amount;
    return { bonuses: held.length, cents, chargedCents: claim.total * share, share };
}

;// CONCATENATED MODULE: ./build/core/ledger/evidence.js



/** Whether a look was at everybody in a bulk payment. */
function wasLookedAt({ claim }, shown) {
    return claim.bonuses.every(({ person }) => shown.has(person));
}
/**
 * How long before the look a screen-out still counts as one since: its reward need not have been
 * shown yet.
 */
const rewardLagsMs = 15 * 60_000;
const nobodyKnows = { count: Number.POSITIVE_INFINITY, unexplained: 0, since: null };
/**
 * The bonuses of a bulk payment that are proven to have arrived. One is when the person now has at
 * least one more bonus of that amount than what is explained otherwise: those that the claim saw,
 * those that were paid before it and whose money it had not seen, those that were claimed beside it
 * and may be paid, and one for each submission whose screen-out reward it may not have seen.
 */
function findArrived(bulk, shown) {
    const arrived = new Set();
    for (const [index, bonus] of bulk.claim.bonuses.entries()) {
        const received = shown.get(bonus.person);
        if (received === undefined)
            continue;
        // Where it is not known what was on its way, nothing is proof.
        const pending = bulk.pendingAtClaim[index] ?? nobodyKnows;
        const known = countOf(bonus.before, bonus.amount) + pending.count + countRivals(bulk, bonus);
        const rewards = countRewards(bulk.claim.looked, pending, received);
        if (countOf(received.amounts, bonus.amount) > known + rewards)
            arrived.add(bonus.to);
    }
    return arrived;
}
/** How many equal bonuses of those that were claimed beside it may have come, or may come still. */
function countRivals({ rivals }, bonus) {
    return rivals
        .values()
        .flatMap((rival) => rival.claim.bonuses.filter((other) => sameMoney(other) === sameMoney(bonus) && mayBePaid(rival, other.to)))
        .toArray().length;
}
/**
 * How many screen-out rewards may have come that were not yet visible to the claim. Money in
 * `before` that the ledger had not paid is the reward of a screen-out just before the look; it is
 * never that of a later one, nor of one without a time.
 */
function countRewards(looked, { unexplained, since }, { screenedOutAt }) {
    // Prolific did not say when the claim looked: every screen-out may have come since.
    if (looked === null || since === null)
        return screenedOutAt.length;
    const lookedMs = Date.parse(looked);
    const sinceMs = Date.parse(since) - rewardLagsMs;
    // Written so that a time which is none makes proof harder.
    const recent = screenedOutAt.filter((at) => at === null || !(at.getTime() <= sinceMs));
    const maybeSeen = recent.filter((at) => at !== null && at.getTime() <= lookedMs).length;
    return recent.length - Math.min(maybeSeen, unexplained);
}
/**
 * The bonuses of a bulk payment that must not be paid again: of whoever shows any more of that
 * amount than the claim saw. That may be a screen-out reward or another payment; nobody can tell,
 * and paying once too little can be put right.
 */
function findMaybeArrived(bulk, shown) {
    return new Set(bulk.claim.bonuses
        .filter(({ person, amount, before }) => {
        const amounts = shown.get(person)?.amounts ?? [];
        return countOf(amounts, amount) > countOf(before, amount);
    })
        .map(({ to }) => to));
}
/** All arrived: proof of payment, for one in doubt too. */
function isProven(bulk, arrived) {
    return bulk.claim.bonuses.every(({ to }) => arrived.has(to));
}

;// CONCATENATED MODULE: ./build/flows/looking/open-bulks.js





/**
 * Which bulk payments of a run's studies are open, which it waits for, and what is told of them.
 */
/** Bulk payments that looking can still settle, or that need a human. */
function openPayments(run, view, study) {
    return [...viewOf(view, study).ledger.bulks.values()].filter((bulk) => isInDoubt(bulk) || isLookedAt(bulk, writesNothing(run)));
}
function isOwn(run, { claim }) {
    return run.record.bulks.some(({ bulk }) => bulk === claim.bulk);
}
/**
 * One that an earlier run paid is looked at once; waiting is for what is in doubt, and in the end
 * for what was paid just now.
 */
function awaitedBulks(run, view, study, afterPaying) {
    return openPayments(run, view, study).filter((bulk) => canBeProven(bulk) &&
        (isInDoubt(bulk) || (afterPaying && bulk.state.kind === 'accepted' && isOwn(run, bulk))));
}
/**
 * What is still open, with its age by GitHub's clock. This run's own claims are minutes old: nobody
 * is asked about those.
 */
async function readOpenBulks(run, view, shown) {
    const found = [];
    for (const study of run.studies) {
        const open = openPayments(run, view, study);
        const dates = await readClaimDates(run, study, open.filter((bulk) => !isOwn(run, bulk)));
        const seen = shown.get(study);
        for (const bulk of open) {
            const date = dates.get(bulk.claim.id);
            const ageMs = ledger_view_ageOf(view, date);
            // What another run has opened since the look nobody has looked at.
            const arrived = seen !== undefined && wasLookedAt(bulk, seen) ? findArrived(bulk, seen) : null;
            found.push({ study, bulk, ageMs, arrived, inDoubt: stopsPayments(bulk, ageMs) });
        }
    }
    return found;
}
async function readClaimDates(run, study, bulks) {
    if (bulks.length === 0 || run.ports.clock.isCancelled())
        return new Map();
    return await run.ports.ledger.readDates(study, bulks.map(({ claim }) => claim.id));
}

;// CONCATENATED MODULE: ./build/core/plan/previewed.js

/** What a preview comment showed, and whether that is what is due now: `require-preview`. */
/** How every preview comment begins. */
const previewBeginning = '<!-- pay-prolific-bonuses: plan ';
/**
 * No first two lines of a preview are longer: what is read of a comment before any regular
 * expression sees it.
 */
const charactersOfMarks = 1_000;
/**
 * The second line of a preview that shows what would be paid. Hidden; no text from outside can get
 * there.
 */
function renderPreviewMark({ due }) {
    return `<!-- pay-prolific-bonuses: due ${digestOf(due)} -->`;
}
/**
 * The digest of what a preview shows as due; null where the comment is no preview, or its plan
 * could not be paid.
 */
function readPreviewMark(comment) {
    if (!comment.startsWith(previewBeginning))
        return null;
    const [, second = ''] = comment.slice(0, charactersOfMarks).split('\n');
    return /^<!-- pay-prolific-bonuses: due ([0-9a-f]{64}) -->\s*$/.exec(second)?.[1] ?? null;
}
/**
 * `NOT_PREVIEWED`, unless one of the previews showed the same due bonuses; null where one did. What
 * this very run has paid already, in an earlier attempt or before it planned again, was in what it
 * showed.
 *
 * @param runId of this run, as its claims have it
 */
function findNotPreviewed({ due, skipped }, runId, { pullRequests, digests }) {
    const own = skipped.filter(({ bulk }) => bulk.claim.run.id === runId);
    if (digests.has(digestOf([...due, ...own.map(({ bonus }) => bonus)])))
        return null;
    const numbers = pullRequests.map(({ number }) => `#${number}`).join(', ');
    return notPreviewed(pullRequests.length === 0
        ? 'This commit comes from no merged pull request, so nobody was shown what it pays.'
        : `No preview comment on the merged pull request ${numbers} shows exactly what is due now.`);
}
/** The question. Its words are no part of the digest that answers it. */
function notPreviewed(message) {
    return {
        kind: 'question',
        code: 'NOT_PREVIEWED',
        message,
        hint: 'Look at what is due; if it is right, give the digest of this plan as `answer`. Next time open a pull request, and merge it once its preview shows what you expect.',
    };
}

;// CONCATENATED MODULE: ./build/core/plan/approval.js



/**
 * What a human approved is compared with what is due now together with what was already paid under
 * that same approval, and with the questions of now together with those that it has answered: so a
 * run that died half way is repeated under it, and any other plan is not paid.
 *
 * @param plan with its questions
 */
function isApproved(plan, ledgers, approve) {
    const { answered } = readUnder(ledgers, approve);
    return digestOf(dueOrPaidUnder(plan, approve), [...plan.questions, ...answered]) === approve;
}
/**
 * `PLAN_CHANGED`, where an approval was given for another plan, and `APPROVAL_REQUIRED`, where one
 * is needed and there is none; nothing where it fits.
 *
 * @param plan with its questions
 */
function checkApproval(plan, ledgers, { approve, isRequired }) {
    if (approve === null)
        return isRequired && plan.due.length > 0 ? [approvalRequired(plan)] : [];
    if (plan.due.length === 0) {
        // Whoever runs it before merging must not believe that it paid.
        const isKnown = approve === plan.digest || readUnder(ledgers, approve).isKnown;
        return isKnown ? [] : [approvedNothing(approve)];
    }
    if (isApproved(plan, ledgers, approve))
        return [];
    const isSameMoney = digestOf(dueOrPaidUnder(plan, approve)) === approve;
    return [planChanged(plan, approve, isSameMoney)];
}
/**
 * The findings, with the question whether a preview showed it where `approve` answers that one too:
 * a push asks it, and is answered in a manual run, which does not ask it by itself.
 *
 * @param plan without its questions
 */
function addQuestionOfPush(plan, ledgers, findings, approve) {
    if (approve === null || plan.due.length === 0)
        return findings;
    const isFor = (some) => isApproved(withQuestions(plan, questionsIn(some)), ledgers, approve);
    const asked = [
        ...findings,
        notPreviewed('No preview had shown this when the push asked for an answer.'),
    ];
    return !isFor(findings) && isFor(asked) ? asked : findings;
}
/** Marks the questions as answered: only where the approval fits, which names them. */
function answerQuestions(findings) {
    return findings.map((finding) => finding.kind === 'question' ? { ...finding, isAnswered: true } : finding);
}
function dueOrPaidUnder({ due, skipped }, approve) {
    const paid = skipped.filter(({ bulk }) => bulk.claim.plan === approve);
    return [...due, ...paid.map(({ bonus }) => bonus)];
}
function readUnder(ledgers, approve) {
    const claims = [...ledgers.values()]
        .flatMap(({ bulks }) => [...bulks.values()])
        .map(({ claim }) => claim)
        .filter(({ plan }) => plan === approve);
    return { isKnown: claims.length > 0, answered: claims.flatMap(({ answers }) => answers) };
}
function approvalRequired({ digest }) {
    return {
        kind: 'error',
        code: 'APPROVAL_REQUIRED',
        message: '`require-approval` is set, and `answer` has no digest.',
        hint: `Look at the plan below; if it is right, start a manual run with its digest as \`answer\`: ${digest}`,
    };
}
function planChanged({ digest }, approve, isSameMoney) {
    return {
        kind: 'error',
        code: 'PLAN_CHANGED',
        message: `\`answer\` names the plan ${approve}, but what is due now is the plan ${digest}.`,
        hint: isSameMoney
            ? 'The people and amounts are the same, but a question has come up since, which nobody can have seen who approved. Look at it below: if they have their money already, take them out; if they are to be paid anyway, answer with the digest of now.'
            : 'Somebody changed who is paid, or how much, after the approval, or part was paid another way, or a question came up. Look at the plan below; if it is right, answer with its digest.',
    };
}
function approvedNothing(approve) {
    return {
        kind: 'error',
        code: 'PLAN_CHANGED',
        message: `\`answer\` names the plan ${approve}, but nothing is due, and nothing was ever paid under that plan.`,
        hint: 'Nothing was paid by this run. Probably it looked at other files than the plan did, or at another study; or the pull request is not merged yet.',
    };
}

;// CONCATENATED MODULE: ./build/core/checks/earlier.js

function readEarlier(ledger) {
    const labels = new Map();
    const paths = new Set();
    const persons = new Map();
    for (const { bonus, bulk } of paidBonuses(ledger)) {
        const moneys = labels.get(bulk.claim.batch) ?? [];
        moneys.push(bonus);
        labels.set(bulk.claim.batch, moneys);
        paths.add(bulk.claim.path);
        persons.set(bonus.to, bonus.person);
    }
    return { labels, paths, persons };
}
/** The money of a batch, by participant as far as that is known. */
function moneysOf({ bonuses }, { persons }, personOf) {
    return bonuses.map((bonus) => ({
        person: personOf(bonus) ?? persons.get(bonus.to) ?? bonus.to,
        amount: bonus.amount,
    }));
}

;// CONCATENATED MODULE: ./build/core/checks/renamed.js




/**
 * Asks about a batch whose label is new to its study although at least half of it, or at least half
 * of an earlier batch or of another file of this run, is the same people with the same amounts: a
 * file that was renamed, copied, exported cumulatively or labelled late. Asked only where the label
 * was not chosen, or the same path was paid under another.
 *
 * @param personOf the pseudonym of the participant behind a bonus, null where Prolific was not
 *   asked
 */
function findRenamed(batches, ledgers, personOf) {
    const earlierOf = remembering((study) => {
        const earlier = readEarlier(ledgers.get(study) ?? emptyLedger);
        const held = [...earlier.labels].map(([label, moneys]) => [label, countMoney(moneys)]);
        return { ...earlier, labels: new Map(held) };
    });
    const heldBy = remembering((batch) => countMoney(moneysOf(batch, earlierOf(batch.study), personOf)));
    return batches.flatMap((batch, index) => {
        const [first] = batch.bonuses;
        const earlier = earlierOf(batch.study);
        if (first === undefined || earlier.labels.has(batch.label))
            return [];
        if (batch.labelGiven && !earlier.paths.has(batch.path))
            return [];
        const mine = heldBy(batch);
        const paid = [...earlier.labels].flatMap(([label, held]) => {
            const shared = sharedHalf(mine, held);
            return shared === null ? [] : [{ label, name: `the paid batch "${label}"`, shared }];
        });
        // Of two new files that are alike, the later one asks. One that is paid in part may have grown
        // by lines that this one has too.
        const files = batches
            .filter(({ study, label }, i) => {
            const asksItself = i >= index && !earlier.labels.has(label);
            return study === batch.study && !asksItself && !paid.some((found) => found.label === label);
        })
            .flatMap((other) => {
            const shared = sharedHalf(mine, heldBy(other));
            return shared === null
                ? []
                : [{ label: other.label, name: `the file ${other.path}`, shared }];
        });
        return [...paid, ...files].map((other) => renamed(batch, first, other));
    });
}
/** Each is worked out once: with many files every one is compared with every other. */
function remembering(workOut) {
    const known = new Map();
    return (key) => {
        const value = known.get(key) ?? workOut(key);
        known.set(key, value);
        return value;
    };
}
function countMoney(moneys) {
    const held = new Map();
    for (const { person, amount } of moneys) {
        const key = `${person} ${amount}`;
        held.set(key, { amount, times: (held.get(key)?.times ?? 0) + 1 });
    }
    return held;
}
function renamed_size(held) {
    return held.values().reduce((sum, { times }) => sum + times, 0);
}
/**
 * The amounts that both hold for the same person, as multisets; null where they are less than half
 * of either.
 */
function sharedHalf(a, b) {
    const shared = [];
    for (const [key, { amount, times }] of a) {
        const both = Math.min(times, b.get(key)?.times ?? 0);
        for (let i = 0; i < both; i += 1)
            shared.push(amount);
    }
    const isHalf = shared.length * 2 >= Math.min(renamed_size(a), renamed_size(b));
    return shared.length > 0 && isHalf ? shared : null;
}
function renamed(batch, first, { label, name, shared }) {
    return {
        kind: 'question',
        code: 'BATCH_RENAMED',
        message: `"${batch.label}" is new to study ${batch.study}, but ${showCount(shared.length)} of its ${plural(batch.bonuses.length, 'bonus', 'bonuses')} (${showCents(addCents(shared))} in all) are the same people with the same amounts as in ${name}.`,
        hint: `If the file was renamed, copied or exported cumulatively, these people would be paid twice: give the file its earlier name back, or take the lines out; where it is the only file, \`batch\` can name the earlier label. If they really earn it again, give the digest of this plan as \`answer\`.`,
        place: { file: first.file },
        about: { study: batch.study, batch: batch.label, subject: label },
    };
}

;// CONCATENATED MODULE: ./build/core/checks/file-currencies.js
/**
 * `CURRENCY_MISMATCH`: a file says, in the name of its amount column or in a column of its own,
 * that its amounts are in another currency than the study pays in. They would be paid as that many
 * of the study's.
 *
 * @param currencies of each study, as far as Prolific was asked
 * @param asked the currency that the workflow asks for
 */
function findOtherCurrencies(batches, currencies, asked) {
    return batches.flatMap(({ study, path, gitPath, currencies: said }) => {
        const [first] = said.keys();
        // Where nobody says what the study pays in, a file that says two is wrong in one of them.
        const expected = currencies.get(study) ?? asked ?? first;
        return [...said]
            .filter(([code]) => code !== expected)
            .map(([code, lineNumber]) => {
            return {
                kind: 'error',
                code: 'CURRENCY_MISMATCH',
                message: `${path} says that its amounts are in ${code}, and study ${study} pays in ${expected ?? ''}.`,
                hint: "Convert the amounts to the study's currency and correct what the file says, or check whether `study-id` is right.",
                place: { file: gitPath, lineNumber },
            };
        });
    });
}

;// CONCATENATED MODULE: ./build/core/checks/running-totals.js



/** Of fewer people it is no pattern. */
const fewestPeople = 3;
/** The most differences that are named. */
const running_totals_namedAtMost = 10;
/**
 * `RUNNING_TOTALS`: a batch whose label is new to its study has nearly everybody of an earlier
 * batch again, nearly everybody with more and nobody with less: week 2 that holds week 1's money
 * too. What this run would pay of the earlier batch counts like what was paid of it, so of two new
 * files of one run the later one is compared with the other.
 */
function findRunningTotals(batches, ledgers, personOf) {
    return batches.flatMap((batch, index) => {
        const [first] = batch.bonuses;
        const earlier = readEarlier(ledgers.get(batch.study) ?? emptyLedger);
        if (first === undefined || earlier.labels.has(batch.label))
            return [];
        const mine = moneysOf(batch, earlier, personOf);
        const others = new Map(earlier.labels);
        batches.forEach((file, at) => {
            if (file.study !== batch.study || at === index)
                return;
            const paid = earlier.labels.get(file.label) ?? [];
            others.set(file.label, join(paid, moneysOf(file, earlier, personOf)));
        });
        return [...others].flatMap(([label, theirs]) => {
            const differences = findDifferences(mine, theirs);
            if (differences === null)
                return [];
            return [
                {
                    kind: 'question',
                    code: 'RUNNING_TOTALS',
                    message: `"${batch.label}" is new to study ${batch.study}, and ${showCount(differences.length)} of the ${showCount(theirs.length)} people of "${label}" are in it again, nearly all with more than there and nobody with less. The differences are ${renderDifferences(differences)}.`,
                    hint: 'If the file holds running totals, everybody would be paid the earlier money again: put only the differences into it. If they really earn all of it on top, give the digest of this plan as `answer`.',
                    place: { file: first.file },
                    about: { study: batch.study, batch: batch.label, subject: label },
                },
            ];
        });
    });
}
/** What was paid of a batch, and of its file whoever was not paid yet. */
function join(paid, file) {
    const people = new Set(paid.map(({ person }) => person));
    return [...paid, ...file.filter(({ person }) => !people.has(person))];
}
/**
 * What each person of the earlier batch has more now; null where these are no running totals of it.
 */
function findDifferences(mine, earlier) {
    if (earlier.length < fewestPeople)
        return null;
    const now = new Map(mine.map(({ person, amount }) => [person, amount]));
    const differences = earlier.flatMap(({ person, amount }) => {
        const amountNow = now.get(person);
        return amountNow === undefined ? [] : [amountNow - amount];
    });
    const isMost = (count) => count * 5 >= earlier.length * 4;
    if (!isMost(differences.length) || differences.some((more) => more < 0))
        return null;
    if (!isMost(differences.filter((more) => more > 0).length))
        return null;
    return differences.map(centsOf);
}
function renderDifferences(differences) {
    const more = differences.length - running_totals_namedAtMost;
    const named = differences.slice(0, running_totals_namedAtMost).map(showCents).join(', ');
    return `${named}${more > 0 ? ` and ${showCount(more)} more` : ''}, ${showCents(addCents(differences))} in all`;
}

;// CONCATENATED MODULE: ./build/core/checks/limits.js


/**
 * `LIMIT_EXCEEDED`, once for the total and once for each bonus that is too large. Fees are not
 * counted.
 *
 * @param paidCents what this run has paid or may have paid already: a run that plans again has
 *   one total
 */
function checkLimits(due, limits, paidCents, showId) {
    const findings = due
        .filter(({ amount }) => amount > limits.maxPerBonusCents)
        .map((bonus) => ({
        kind: 'error',
        code: 'LIMIT_EXCEEDED',
        message: `${showId(bonus.id)} would get ${showCents(bonus.amount)}, above \`max-per-bonus\` (${showCents(limits.maxPerBonusCents)}).`,
        hint: 'Fix the amount, or raise `max-per-bonus` if it is right.',
        place: { file: bonus.file, lineNumber: bonus.lineNumber },
    }));
    const dueCents = addCents(due.map(({ amount }) => amount));
    const total = addCents([dueCents, paidCents]);
    if (limits.maxTotalCents !== null && total > limits.maxTotalCents) {
        const paid = paidCents === 0 ? '' : ` with the ${showCents(paidCents)} that this run has paid before,`;
        findings.unshift({
            kind: 'error',
            code: 'LIMIT_EXCEEDED',
            message: `The ${plural(due.length, 'due bonus adds', 'due bonuses add')} up to ${showCents(total)},${paid} above \`max-total\` (${showCents(limits.maxTotalCents)}).`,
            hint: 'Look at the amounts, or raise `max-total` if they are meant.',
        });
    }
    return findings;
}
/**
 * `CURRENCY_MISMATCH`: a study whose currency is not the one asked for, or studies of one run that
 * differ: their sums, limits and balance would mean nothing.
 *
 * @param currencies of each study with something due
 */
function checkCurrencies(currencies, asked) {
    const [first] = currencies.values();
    const expected = asked ?? first;
    if (expected === undefined)
        return [];
    return [...currencies]
        .filter(([, currency]) => currency !== expected)
        .map(([study, currency]) => ({
        kind: 'error',
        code: 'CURRENCY_MISMATCH',
        message: `Study ${study} pays in ${currency}, ${asked === null ? `another study of this run in ${expected}` : `not in ${expected} as \`currency\` says`}.`,
        hint: asked === null
            ? 'Pay studies of different currencies in runs of their own.'
            : 'The amounts of the CSV are paid in the currency of the study: check whether that is what you want, then fix `currency` or the CSV.',
    }));
}
/** `INSUFFICIENT_BALANCE`: the workspace cannot cover the total, fees and VAT included. */
function checkBalance(totalCents, currency, balance) {
    const hint = 'Top the workspace up, or check whether `workspace-id` is the one that the study belongs to.';
    if (balance.currency !== currency) {
        return [
            {
                kind: 'error',
                code: 'CURRENCY_MISMATCH',
                message: `The workspace holds ${balance.currency}, the study pays in ${currency}.`,
                hint: 'Check whether `workspace-id` is the workspace that the study belongs to.',
            },
        ];
    }
    if (balance.available >= totalCents)
        return [];
    return [
        {
            kind: 'error',
            code: 'INSUFFICIENT_BALANCE',
            message: `The workspace has ${showCents(balance.available)} ${currency} available, the bonuses cost ${showCents(Math.ceil(totalCents))} ${currency} with fees and VAT.`,
            hint,
        },
    ];
}

;// CONCATENATED MODULE: ./build/core/checks/ledger-rules.js

/**
 * `LIMIT_EXCEEDED` for each study of which this ledger cannot take the due bonuses in one run. They
 * go into one bulk payment, so they belong to one batch as well.
 *
 * @param bonusesPerStudy null where the ledger has no such limit
 */
function checkLedgerLimit(due, bonusesPerStudy) {
    if (bonusesPerStudy === null)
        return [];
    return [...Map.groupBy(due, ({ study }) => study)].flatMap(([study, theirs]) => {
        const batches = new Set(theirs.map(({ batch }) => batch)).size;
        if (theirs.length <= bonusesPerStudy && batches === 1)
            return [];
        const files = batches === 1 ? '' : ` of ${batches} files`;
        return [
            {
                kind: 'error',
                code: 'LIMIT_EXCEEDED',
                message: `Study ${study} has ${plural(theirs.length, 'due bonus', 'due bonuses')}${files}. With this ledger one run pays at most ${bonusesPerStudy} bonuses of one file for each study.`,
                hint: 'Give each run one file with at most that many new lines, or use `ledger: branch`, which has no such limit.',
            },
        ];
    });
}
/** `EVENT_NOT_ALLOWED`, where this ledger lets only the first attempt of a run claim. */
function checkReRun(attempt, reRunsClaim) {
    if (reRunsClaim || attempt === 1)
        return [];
    return [
        {
            kind: 'error',
            code: 'EVENT_NOT_ALLOWED',
            message: `This is attempt ${attempt} of the run, and with this ledger a re-run never pays: GitHub may have removed what the attempts before it wrote.`,
            hint: 'Start a new run: push again, or run the workflow by hand. No digest in `answer` changes this.',
        },
    ];
}

;// CONCATENATED MODULE: ./build/core/checks/missing-records.js
/**
 * `LEDGER_LOST`, where records of a study were there once and cannot be read. A question, or an
 * error while money that nobody remembers may still be on its way.
 *
 * @param now GitHub's clock; without it nothing is old enough to be answered
 */
function findMissingRecords(study, losses, now) {
    return losses.map(({ subject, message, answerableFrom }) => {
        const isEarly = answerableFrom !== null && (now === null || now < answerableFrom);
        return {
            kind: isEarly ? 'error' : 'question',
            code: 'LEDGER_LOST',
            message,
            hint: isEarly
                ? `Prolific shows a payment some minutes after it was made. Run again after ${answerableFrom.toISOString()}, look at what these people have received, and answer then.`
                : "Look at the study's bonuses at Prolific: has any of these people been paid already? If none has, give the digest of this plan as `answer`.",
            about: { study, subject },
        };
    });
}

;// CONCATENATED MODULE: ./build/core/checks/elsewhere.js





/** The batches that are new to their study: only they can have been paid elsewhere. */
function findNewBatches(batches, ledgers) {
    return batches.filter(({ study, label }) => !readEarlier(ledgers.get(study) ?? emptyLedger).labels.has(label));
}
/**
 * Asks about a batch that is new to its study, where the ledger of another study has the same
 * label, or at least half of the batch's people with equal amounts, as paid or in doubt: the study
 * was changed, and the files of the one before are still there.
 *
 * @param due batches with something due
 * @param all of the run: a file that names the study in each line has one label in each of its
 *   studies, and means it
 * @param ledgers of all studies of the place, those of the run included
 * @param isOwn whether a bulk payment is of this run, or of the plan that it was told to pay
 */
function findPaidElsewhere(due, all, ledgers, participantOf, isOwn) {
    const paid = new Map([...ledgers].map(([study, ledger]) => [
        study,
        [...maybePaidBonuses(ledger)].filter(({ bulk }) => !isOwn(bulk)),
    ]));
    return findNewBatches(due, ledgers).flatMap((batch) => [...paid].flatMap(([other, theirs]) => {
        if (other === batch.study)
            return [];
        const sameFile = all.find(({ study, path }) => study === other && path === batch.path);
        const meant = new Set([...(sameFile?.bonuses ?? [])].map(({ to }) => to));
        const counted = theirs.filter(({ bonus, bulk }) => bulk.claim.batch !== sameFile?.label || !meant.has(bonus.to));
        const alike = elsewhere_compare(batch, other, counted, participantOf);
        const hasLabel = sameFile === undefined && counted.some(({ bulk }) => bulk.claim.batch === batch.label);
        const isHalf = alike.shared.length > 0 && alike.shared.length * 2 >= batch.bonuses.length;
        if (!hasLabel && !isHalf)
            return [];
        return [paidElsewhere(batch, other, hasLabel ? batch.label : alike.label, alike.shared)];
    }));
}
/**
 * Those of the batch whom the other study's ledger has with the same amount, and the label under
 * which it has most of them.
 */
function elsewhere_compare({ bonuses }, other, held, participantOf) {
    const labelOf = new Map();
    for (const { bonus, bulk } of held)
        for (const id of [bonus.to, bonus.person])
            labelOf.set(`${id} ${bonus.amount}`, bulk.claim.batch);
    const shared = [];
    const labels = new Map();
    // Pseudonyms cost a hash each: a ledger without anybody needs none.
    for (const bonus of labelOf.size === 0 ? [] : bonuses) {
        // Nearly always one and the same.
        const label = [...new Set([bonus.id, participantOf(bonus) ?? bonus.id])]
            .map((id) => labelOf.get(`${fingerprint(other, id)} ${bonus.amount}`))
            .find((found) => found !== undefined);
        if (label === undefined)
            continue;
        shared.push(bonus.amount);
        labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    const [[label] = ['']] = [...labels].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
    return { shared, label };
}
function paidElsewhere(batch, other, label, shared) {
    const people = plural(batch.bonuses.length, 'person', 'people');
    const money = shared.length === 0
        ? `though none of its ${people} with the same amount`
        : `${shared.length} of its ${people} with the same amounts (${showCents(addCents(shared))} in all)`;
    return {
        kind: 'question',
        code: 'PAID_ELSEWHERE',
        message: `"${batch.label}" is new to study ${batch.study}, but "${label}" was paid under study ${other}, ${money}.`,
        hint: 'If only the study changed, these people would be paid once more: give each study a folder of its own, and let `csv` name that alone. If they really earn it in both studies, give the digest of this plan as `answer`.',
        ...(batch.bonuses[0] === undefined ? {} : { place: { file: batch.bonuses[0].file } }),
        about: { study: batch.study, batch: batch.label, subject: `${other}\t${label}` },
    };
}

;// CONCATENATED MODULE: ./build/flows/asking/due-batches.js

/** Questions are asked only about batches with something due. */
function dueBatches(plan) {
    const due = new Set(plan.due.map(({ study, batch: label }) => batchKey({ study, label })));
    return plan.batches.filter((batch) => due.has(batchKey(batch)));
}

;// CONCATENATED MODULE: ./build/flows/asking/ask-elsewhere.js






/**
 * Reads them where a batch is due that is new to its study, in one request beside others. What
 * cannot be read is a notice.
 */
async function readElsewhere(run, view, plan) {
    if (findNewBatches(dueBatches(plan), ledgersOf(view)).length === 0)
        return new Map();
    const { texts, unread } = await run.ports.ledger.readOthers(run.studies);
    const ledgers = new Map();
    const notices = [...unread];
    for (const [study, text] of texts) {
        try {
            const path = run.ports.ledger.url(study);
            ledgers.set(study, GrowingLedger.empty.grow(text, path).ledger);
        }
        catch (error) {
            if (!(error instanceof ActionError))
                throw error;
            notices.push(error.message);
        }
    }
    for (const why of notices)
        addNotice(run, `${ask_elsewhere_unseen} ${why}`);
    return ledgers;
}
const ask_elsewhere_unseen = 'Whether these people were paid under another study could not be seen as a whole.';
/**
 * `PAID_ELSEWHERE`, of all that is due.
 *
 * @param participantOf the participant behind a bonus, null where Prolific was not asked
 */
function askElsewhere(run, view, plan, elsewhere, participantOf) {
    const ledgers = new Map([...elsewhere, ...ledgersOf(view)]);
    const own = new Set(run.record.bulks.map(({ bulk }) => bulk));
    return findPaidElsewhere(dueBatches(plan), plan.batches, ledgers, participantOf, ({ claim }) => {
        // Who approved a plan of several studies has seen what it pays in each: it is repeated where it
        // died half way.
        return own.has(claim.bulk) || claim.plan === run.settings.approve;
    });
}

;// CONCATENATED MODULE: ./build/flows/asking/ask-outdated.js




/** A pull request has no branch of its own here: its files are those that it proposes. */
async function askOutdated(run, view, plan) {
    const { ref } = run.event;
    const branch = branchOf(run.event);
    const batches = dueBatches(plan);
    if (branch === null)
        return ref.startsWith('refs/tags/') ? findOutdated(batches, null, ref) : [];
    if (batches.every(({ labelGiven }) => labelGiven))
        return [];
    try {
        return findOutdated(batches, (await view.home()).tip, branch);
    }
    catch (error) {
        if (!(error instanceof ActionError))
            throw error;
        return [
            {
                kind: 'question',
                code: 'CSV_OUTDATED',
                message: `Whether the CSV is the one that ${branch} has now could not be seen: ${error.message}`,
                hint: 'Give `github-token` the permission `contents: read` on this repository too, or give the digest of this plan as `answer`.',
                about: { subject: 'unknown' },
            },
        ];
    }
}

;// CONCATENATED MODULE: ./build/flows/asking/ask-previewed.js



/**
 * `require-preview`: whether a merged pull request showed what this push would pay. All other
 * events are somebody who means it.
 */
async function askPreviewed(run, plan) {
    const { event, name, ports, settings } = run;
    const branch = branchOf(event);
    const isAsked = settings.requirePreview && settings.mode === 'pay' && event.name === 'push';
    if (!isAsked || branch === null)
        return [];
    try {
        const previews = await ports.home.readPreviews(name.sha, branch);
        run.record.pullRequests = previews.pullRequests;
        const finding = findNotPreviewed(plan, name.id, previews);
        return finding === null ? [] : [finding];
    }
    catch (error) {
        if (!(error instanceof ActionError))
            throw error;
        const why = `Whether a preview showed this could not be seen: ${error.message} The job needs \`pull-requests: read\` or \`write\`.`;
        return [notPreviewed(why)];
    }
}

;// CONCATENATED MODULE: ./build/core/checks/unexplained.js



/**
 * The due bonuses of whose amount Prolific shows more for that person than the ledger accounts for.
 *
 * @param received what Prolific shows of the persons that were read; the others need no question
 */
function findUnexplained(recipients, ledger, received) {
    const explained = new Map();
    for (const { bonus } of paidBonuses(ledger)) {
        explained.set(sameMoney(bonus), (explained.get(sameMoney(bonus)) ?? 0) + 1);
    }
    const unexplained = new Map();
    for (const { bonus, participant } of recipients) {
        const shown = received.get(participant.person);
        if (shown === undefined)
            continue;
        const times = countOf(shown.amounts, bonus.amount);
        const known = explained.get(sameMoney({ person: participant.person, amount: bonus.amount })) ?? 0;
        if (times > known)
            unexplained.set(bonus, { times, known });
    }
    return unexplained;
}

;// CONCATENATED MODULE: ./build/core/checks/witness.js




/**
 * Finds the person behind each due bonus of one study.
 *
 * Errors: `NOT_IN_STUDY` for an id that never took part, or whose line names a submission of
 * somebody else, `SAME_PERSON` where one person would get two bonuses of one batch, by participant
 * id and by submission id or by two submissions, in the file or against the ledger.
 */
function findRecipients(due, ledger, roster, showId) {
    const recipients = [];
    const findings = [];
    const taken = new Map();
    for (const { bonus, bulk } of paidBonuses(ledger)) {
        const where = `bulk payment ${bulk.claim.bulk}, which was paid`;
        taken.set(`${bulk.claim.batch}\n${bonus.person}`, { to: bonus.to, where });
    }
    for (const bonus of due) {
        const participant = roster.byId.get(bonus.id);
        if (participant === undefined) {
            findings.push(notInStudy(bonus, showId));
            continue;
        }
        const { submission } = bonus;
        if (submission !== null && !participant.submissions.some(({ id }) => id === submission)) {
            findings.push(notTheirs(bonus));
            continue;
        }
        const key = `${bonus.batch}\n${participant.person}`;
        const other = taken.get(key);
        if (other !== undefined && other.to !== bonus.to)
            findings.push(samePerson(bonus, other.where, showId));
        else
            recipients.push({ bonus, participant });
        taken.set(key, { to: bonus.to, where: `line ${bonus.lineNumber} of ${bonus.file}` });
    }
    return { recipients, findings };
}
function notInStudy(bonus, showId) {
    return {
        kind: 'error',
        code: 'NOT_IN_STUDY',
        message: `${showId(bonus.id)} has no submission in study ${bonus.study}.`,
        hint: 'Check whether the id belongs to another study, and whether `study-id` is right.',
        place: { file: bonus.file, lineNumber: bonus.lineNumber },
    };
}
/**
 * The file names a participant and a submission, and they do not belong together: which of the two
 * is meant?
 */
function notTheirs(bonus) {
    return {
        kind: 'error',
        code: 'NOT_IN_STUDY',
        message: `The submission of this line is not one of its participant in study ${bonus.study}.`,
        hint: 'Check whether lines were sorted or copied in one column alone, and whether the file is of another study.',
        place: { file: bonus.file, lineNumber: bonus.lineNumber },
    };
}
function samePerson(bonus, other, showId) {
    return {
        kind: 'error',
        code: 'SAME_PERSON',
        message: `${showId(bonus.id)} is the same person as the one of ${other}: a participant id and a submission id, or two submissions.`,
        hint: 'Keep one line for each person in a batch. If both are meant, add them up, or put the second into another batch.',
        place: { file: bonus.file, lineNumber: bonus.lineNumber },
    };
}
/**
 * Whether the study's cost alone shows that nobody has received what the ledger does not know: the
 * sums agree, and nothing that counts as paid is still on its way (it could be taken for a bonus
 * that somebody paid by hand).
 */
function isCostExplained(ledger, cost) {
    if (hasUnsettledPaid(ledger))
        return false;
    let settledCents = 0;
    for (const { bonus } of paidBonuses(ledger))
        settledCents += bonus.amount;
    return cost.bonuses === settledCents;
}
/** The persons who must be asked about one by one, each once. */
function findPersonsToRead(recipients, costExplained) {
    const persons = new Set(recipients.map(({ participant }) => participant));
    return [...persons].filter(({ submissions }) => !costExplained || submissions.some(isScreenedOut));
}
/**
 * What is settled for each person. Where the cheap check holds it is all that Prolific shows; a
 * later look that shows less lags behind. What was taken as arrived on a human's `not-paid` is no
 * part of it: that count is generous, and in `before` it would hide that a later bonus has arrived.
 */
function settledAmounts(ledger) {
    const amounts = new Map();
    for (const { bonus, bulk } of paidBonuses(ledger)) {
        if (bulk.state.kind !== 'settled')
            continue;
        const theirs = amounts.get(bonus.person);
        if (theirs === undefined)
            amounts.set(bonus.person, [bonus.amount]);
        else
            theirs.push(bonus.amount);
    }
    return amounts;
}
/**
 * `ALREADY_BONUSED`: Prolific shows more bonuses of the due amount for a person than the ledger
 * accounts for.
 *
 * @param received what Prolific shows of the persons that were read; the others need no question
 */
function findAlreadyBonused(recipients, ledger, received, currency, showId) {
    const unexplained = findUnexplained(recipients, ledger, received);
    return recipients.flatMap(({ bonus, participant }) => {
        const found = unexplained.get(bonus);
        if (found === undefined)
            return [];
        const { times, known } = found;
        const amount = `${showCents(bonus.amount)} ${currency}`;
        return [
            {
                kind: 'question',
                code: 'ALREADY_BONUSED',
                message: `${showId(bonus.id)} has already received ${amount} ${times === 1 ? 'once' : `${times} times`} in this study, and ${known === 0 ? `the ledger did not pay ${times === 1 ? 'it' : 'them'}` : `the ledger paid ${known} of them`}. This line would pay ${amount} more.${renderLikelyCause(bonus, participant, ledger)}`,
                hint: 'If it was paid by hand, or the ledger was lost, take the line out. If it is to be paid anyway, give the digest of this plan as `answer`.',
                place: { file: bonus.file, lineNumber: bonus.lineNumber },
                about: {
                    study: bonus.study,
                    batch: bonus.batch,
                    subject: [bonus.id, bonus.amount, times, known].join('\t'),
                },
            },
        ];
    });
}
/** A sentence, with a space before it, or nothing. */
function renderLikelyCause(bonus, { submissions }, ledger) {
    const takenBack = ledger.bulks
        .values()
        .find(({ state, claim }) => state.kind === 'resolved-not-paid' &&
        !state.arrived.has(bonus.to) &&
        claim.bonuses.some(({ to, amount }) => to === bonus.to && amount === bonus.amount));
    if (takenBack !== undefined) {
        return ` Bulk payment ${takenBack.claim.bulk} was to pay it, and was resolved as not paid: that money is a likely cause, so look at Prolific again before you answer.`;
    }
    return submissions.some(isScreenedOut)
        ? ' One of their submissions was screened out: a screen-out reward of that amount is a likely cause.'
        : '';
}

;// CONCATENATED MODULE: ./build/flows/looking/survey.js








/** How long after its end a survey still counts as what Prolific shows. */
const surveyHoldsMs = 10 * 60_000;
/**
 * No answer takes this long, even with all its tries: the process was paused between two answers,
 * and what it had read before that is old.
 */
const longestPauseMs = 10 * 60_000;
/**
 * How often a survey is made where the process is paused each time. A list may really take that
 * long.
 */
const surveysAtMost = 3;
/**
 * Whether a survey is too old to claim on. A run that stood still since may have missed that its
 * people were paid, and that the ledger which said so was deleted; and whatever they received
 * meanwhile would be taken for ours.
 */
function isOutdated({ endedAt }, at) {
    return hasPassed(endedAt, at, surveyHoldsMs);
}
/**
 * The second witness for one study: who took part, and what they have received. Two requests side
 * by side, and one more for each person only where the study's cost does not explain itself.
 */
async function surveyStudy(run, view, study, due) {
    for (let made = 1;; made += 1) {
        const pulse = new Pulse(run.ports.clock);
        const survey = await surveyOnce(run, view, study, due, pulse);
        run.record.surveyed.add(study);
        if (pulse.longestMs <= longestPauseMs || made >= surveysAtMost)
            return survey;
    }
}
async function surveyOnce(run, view, study, due, pulse) {
    const { ledger } = viewOf(view, study);
    const showId = showIdIn(run);
    const onAnswer = () => {
        pulse.beat();
    };
    const { cost, list, roster, isCostBehind } = await readStudy(run, study, onAnswer);
    const found = findRecipients(due, ledger, roster, showId);
    const costHolds = isCostExplained(ledger, cost) && !isCostBehind;
    const toRead = findPersonsToRead(found.recipients, costHolds);
    const received = await readReceived(run, toRead, onAnswer);
    const settled = settledAmounts(ledger);
    const recipients = new Map(found.recipients.map(({ bonus, participant: { id, person } }) => {
        const before = mostOf(received.get(person)?.amounts ?? [], settled.get(person) ?? []);
        return [bonus, { participant: id, person, before: before.sort((a, b) => a - b) }];
    }));
    const bonused = findAlreadyBonused(found.recipients, ledger, received, cost.currency, showId);
    return {
        currency: cost.currency,
        costCents: cost.bonuses,
        recipients,
        findings: [...found.findings, ...bonused],
        unexplained: findUnexplained(found.recipients, ledger, received),
        looked: earlierOf(cost.readAt, list.readAt),
        endedAt: pulse.beat(),
    };
}
/** The longest time between two answers, by either clock. */
class Pulse {
    longestMs = 0;
    #clock;
    #last;
    constructor(clock) {
        this.#clock = clock;
        this.#last = momentOf(clock);
    }
    beat() {
        const now = momentOf(this.#clock);
        this.longestMs = Math.max(this.longestMs, passedMs(this.#last, now));
        this.#last = now;
        return now;
    }
}
/**
 * Each amount as often as either has it. A read can lag behind what was already seen to arrive, and
 * would then make that money proof of this payment.
 */
function mostOf(shown, settled) {
    const lacking = settled.filter((amount, index) => countOf(settled.slice(0, index + 1), amount) > countOf(shown, amount));
    return [...shown, ...lacking];
}

;// CONCATENATED MODULE: ./build/flows/check.js





















/**
 * Everything that can be known before a set-up, in one pass, so that all findings are reported
 * together.
 */
async function checkPlan(run, view, plan) {
    const { settings } = run;
    const ledgers = ledgersOf(view);
    const start = settings.mode === 'pay' ? await checkStart(run, view) : [];
    const { surveys, found: seen } = await checkDue(run, view, plan);
    const found = addQuestionOfPush(plan, ledgers, seen, settings.approve);
    const asked = withQuestions(plan, questionsIn(found));
    const approval = checkApproval(asked, ledgers, {
        approve: settings.approve,
        isRequired: settings.requireApproval && settings.mode === 'pay',
    });
    const isAnswered = settings.approve !== null && approval.length === 0;
    // Joined, not pushed: there can be more findings than a call takes arguments.
    const findings = [
        plan.findings,
        start,
        approval,
        isAnswered ? answerQuestions(found) : found,
    ].flat();
    return { plan: asked, findings, surveys };
}
/** What is found about what is due, which is nothing where nothing is. */
async function checkDue(run, view, plan) {
    if (plan.due.length === 0)
        return { surveys: new Map(), found: [] };
    const { settings } = run;
    const limits = checkLimits(plan.due, settings, maybePaidCents(run.record), showIdIn(run));
    const outdated = await askOutdated(run, view, plan);
    const [{ surveys, broken }, [previewed, elsewhere]] = await bothEnded(surveyAll(run, view, plan.due), bothEnded(askPreviewed(run, plan), readElsewhere(run, view, plan)));
    const currencies = new Map([...surveys].map(([study, { currency }]) => [study, currency]));
    const recipientOf = (bonus) => surveys.get(bonus.study)?.recipients.get(bonus);
    const personOf = (bonus) => recipientOf(bonus)?.person ?? null;
    const participantOf = (bonus) => recipientOf(bonus)?.participant ?? null;
    const found = [
        limits,
        checkLedger(run, plan),
        await askMissing(run, view, plan),
        outdated,
        broken,
        ...[...surveys.values()].map((survey) => survey.findings),
        checkCurrencies(currencies, settings.currency),
        findOtherCurrencies(dueBatches(plan), currencies, settings.currency),
        findRenamed(dueBatches(plan), ledgersOf(view), personOf),
        findRunningTotals(dueBatches(plan), ledgersOf(view), personOf),
        askElsewhere(run, view, plan, elsewhere, participantOf),
        askLedgerLost(view, surveys),
        previewed,
    ].flat();
    return { surveys, found };
}
/** What the ledger of this run asks of whoever pays: a plan is shown what no run could pay. */
function checkLedger({ ports: { ledger }, name, settings }, { due }) {
    const { bonusesPerStudy, reRunsClaim } = ledger.rules;
    const reRun = settings.mode === 'pay' ? checkReRun(name.attempt, reRunsClaim) : [];
    return [...checkLedgerLimit(due, bonusesPerStudy), ...reRun];
}
/** What the ledger itself knows to be missing in it, of each study with something due. */
async function askMissing({ ports }, view, { due }) {
    const findings = [];
    for (const study of new Set(due.map((bonus) => bonus.study))) {
        const losses = await ports.ledger.readLosses(study);
        findings.push(...findMissingRecords(study, losses, view.githubNow));
    }
    return findings;
}
/** `EVENT_NOT_ALLOWED`, where what started the run may not pay or resolve. */
async function checkStart(run, view) {
    const { event } = run;
    const findings = checkEvent(event, event.defaultBranch);
    if (findings.length === 0 || event.defaultBranch !== null)
        return findings;
    // The event does not name the default branch: GitHub does.
    return checkEvent(event, (await view.home()).defaultBranch);
}
/** Without a token Prolific is not asked, and the plan says so. */
async function surveyAll(run, view, due) {
    if (!run.asksProlific)
        return { surveys: new Map(), broken: [] };
    const theirs = Map.groupBy(due, (bonus) => bonus.study);
    const found = new Map();
    const broken = [];
    try {
        await mapSideBySide([...theirs], async ([study, bonuses]) => {
            found.set(study, await surveyStudy(run, view, study, bonuses));
        });
    }
    catch (error) {
        // What was found before Prolific stopped answering is worth as much: all of it is shown.
        if (!(error instanceof ActionError))
            throw error;
        broken.push(findingOf(error));
    }
    // In the order of the files, whichever came first.
    const surveys = new Map([...theirs.keys()].flatMap((study) => entryOf(found, study)));
    for (const { currency } of surveys.values())
        run.record.currency ??= currency;
    return { surveys, broken };
}
function entryOf(map, key) {
    const value = map.get(key);
    return value === undefined ? [] : [[key, value]];
}
/** A study that was never paid by this ledger, and has bonuses. */
function askLedgerLost(view, surveys) {
    return [...surveys].flatMap(([study, { currency, costCents }]) => viewOf(view, study).events.length > 0 || costCents <= 0
        ? []
        : [ledgerLost({ study, currency, bonusesCents: costCents }, 'question')]);
}

;// CONCATENATED MODULE: ./build/flows/run/events.js


/** What every event of the ledger begins with: version, a fresh id, the time and the run. */
function stamp(run, type, bulk) {
    const { clock, newId } = run.ports;
    return {
        v: 1,
        id: newId(),
        at: new Date(clock.nowMs()).toISOString(),
        type,
        run: run.name,
        bulk,
    };
}
function settledEvents(run, proven) {
    return proven.map(({ claim }) => stamp(run, 'settled', claim.bulk));
}
/** The most bulk payments that one commit message names. */
const namesAtMost = 20;
/**
 * First line of a commit message: what happened to which bulk payment, how many bonuses, how much.
 * No ids of people.
 */
function subjectOf(type, bulks) {
    const count = bulks.reduce((sum, { claim }) => sum + claim.bonuses.length, 0);
    const amount = showCents(addCents(bulks.map(({ claim }) => claim.amount)));
    const [first] = bulks;
    const more = bulks.length - namesAtMost;
    const names = [
        ...bulks.slice(0, namesAtMost).map(({ claim }) => claim.bulk),
        ...(more > 0 ? [`${showCount(more)} more`] : []),
    ].join(', ');
    return `${type} ${names}: ${plural(count, 'bonus', 'bonuses')}, ${amount} ${first?.claim.currency ?? ''}`;
}

;// CONCATENATED MODULE: ./build/flows/looking/settle.js











/**
 * Looks at Prolific once, at several studies side by side, and then writes `settled` for each open
 * bulk payment of which all has arrived, one study after another.
 */
async function lookAndSettle(run, view, studies, looking) {
    const looks = await mapSideBySide(studies, async (study) => ({
        study,
        shown: await lookOnce(run, view, study, looking),
    }));
    let current = view;
    for (const { study, shown } of looks) {
        if (shown === null)
            continue;
        looking.shown.set(study, shown);
        current = await settleProven(run, current, study, shown, looking);
    }
    return current;
}
/**
 * What the people of a study's open bulk payments have received; null where there is nothing to
 * see, or nothing was seen.
 */
async function lookOnce(run, view, study, looking) {
    const open = looking.openIn(view, study).filter(canBeProven);
    if (open.length === 0 || !run.asksProlific)
        return null;
    try {
        return await lookWhenMoved(run, study, open, looking.awaitedIn(view, study), looking);
    }
    catch (error) {
        if (!(error instanceof ActionError))
            throw error;
        // Not to see is no proof of anything: what is open stays open, and paying would meet the same
        // error.
        if (looking.isLast)
            addWarning(run, `${error.code}: ${error.message} ${error.hint}`);
        return null;
    }
}
/** Reads the people, or null where the study's cost shows that it is too early. */
async function lookWhenMoved(run, study, open, awaited, { isLast, watches }) {
    const watch = watches.get(study);
    let polledCents;
    if (watch !== undefined && watch.costCents !== null && !isLast) {
        polledCents = await lookAtCost(run, study);
        const missingCents = watch.missingCents ?? addCents(awaited.map(({ claim }) => claim.amount));
        if (polledCents !== null && polledCents - watch.costCents < missingCents)
            return null;
    }
    const persons = new Set(open.flatMap(({ claim }) => claim.bonuses.map(({ person }) => person)));
    const asksCost = polledCents === undefined && !isLast;
    const cost = asksCost ? lookAtCost(run, study) : Promise.resolve(polledCents ?? null);
    const knowsCost = asksCost || typeof polledCents === 'number';
    const [[costCents, shown]] = await bothEnded(bothEnded(cost, lookAtPersons(run, study, persons, knowsCost ? cost : null)), noteStudyName(run, study));
    const missing = awaited.flatMap((bulk) => {
        const arrived = findArrived(bulk, shown);
        return bulk.claim.bonuses.filter(({ to }) => !arrived.has(to));
    });
    watches.set(study, { costCents, missingCents: addCents(missing.map(({ amount }) => amount)) });
    return shown;
}
const readsAtMost = 20;
async function settleProven(run, view, study, shown, { openIn }) {
    let current = view;
    for (let read = 0; read < readsAtMost; read += 1) {
        const proven = openIn(current, study).filter((bulk) => canBeProven(bulk) && isProven(bulk, findArrived(bulk, shown)));
        if (proven.length === 0)
            return current;
        const events = settledEvents(run, proven);
        if (writesNothing(run))
            return appendInView(run, current, study, events);
        const append = await appendTo(run, current, study, events, subjectOf('settled', proven));
        if (append.kind === 'appended') {
            noteSettled(run, proven);
            return append.view;
        }
        // Somebody else wrote meanwhile, perhaps the same: what Prolific showed still holds for what is
        // still open.
        current = await readView(run);
    }
    throw new ActionError('LEDGER_CONFLICT', `Others kept writing to the ledger of study ${study}.`, 'Run again later.');
}
/** That nothing of a bulk payment is missing, in words. */
function sayAllArrived({ bulk, bonuses }) {
    const all = bonuses.length === 1
        ? 'its bonus has'
        : `all ${plural(bonuses.length, 'bonus', 'bonuses')} have`;
    return `Bulk payment ${bulk}: ${all} arrived`;
}
function noteSettled(run, proven) {
    for (const { claim } of proven) {
        const text = `${sayAllArrived(claim)}, ${showCents(claim.amount)} ${claim.currency}.`;
        run.ports.log.line(text);
        const isOwn = run.record.bulks.some(({ bulk }) => bulk === claim.bulk);
        if (!isOwn)
            run.record.reconciled.push(text);
    }
}

;// CONCATENATED MODULE: ./build/flows/resolving/resolve-events.js









/** The most lines that are named where many were not paid again. */
const placesAtMost = 100;
/**
 * The events and the sentences that they are told with. Looks at Prolific where a line says
 * `not-paid`, and throws what that throws.
 */
async function describeResolved(run, study, toWrite) {
    const shown = await lookWhereNeeded(run, study, toWrite);
    const events = [];
    const sentences = [];
    for (const { resolution, found } of toWrite) {
        const { claim } = found.bulk;
        const proven = findArrived(found.bulk, shown);
        if (canBeProven(found.bulk) && isProven(found.bulk, proven)) {
            // Proof is better than a word: it counts as paid, whatever the line said.
            events.push(...settledEvents(run, [found.bulk]));
            sentences.push(`${sayAllArrived(claim)}, so the line of \`answer\` is not needed.`);
            continue;
        }
        const said = {
            ...stamp(run, 'resolved', claim.bulk),
            by: run.triggeredBy,
            reason: maskIn(run, resolution.reason),
        };
        if (resolution.outcome === 'paid') {
            events.push({ ...said, outcome: 'paid' });
            sentences.push(`Bulk payment ${claim.bulk}: resolved as paid by ${run.triggeredBy}; ${plural(claim.bonuses.length, 'bonus counts', 'bonuses count')} as paid.`);
        }
        else {
            const arrived = findMaybeArrived(found.bulk, shown);
            noteMaybe(run, found.bulk, arrived.difference(proven));
            events.push({ ...said, outcome: 'not-paid', arrived: [...arrived] });
            sentences.push(`Bulk payment ${claim.bulk}: resolved as not paid by ${run.triggeredBy}; ${showCount(claim.bonuses.length - arrived.size)} of ${plural(claim.bonuses.length, 'bonus is', 'bonuses are')} due again, ${showCount(arrived.size)} had arrived and count as paid.`);
        }
    }
    return { study, theirs: toWrite, events, sentences };
}
/**
 * Says which of them count as paid though another payment may be what Prolific shows. Said before
 * it is written: where the answer to the write is lost, or the runner dies, no later run would say
 * it.
 */
function noteMaybe(run, { claim }, maybe) {
    if (maybe.size === 0)
        return;
    const lines = new Map(run.batches
        .filter(({ label }) => label === claim.batch)
        .flatMap(({ bonuses }) => bonuses)
        .map(({ to, file, lineNumber }) => [to, `line ${lineNumber} of ${file}`]));
    const places = claim.bonuses.flatMap(({ to }, index) => maybe.has(to) ? [lines.get(to) ?? `bonus ${index + 1} of ${claim.bulk}`] : []);
    const shownAtMost = places.slice(0, placesAtMost).join(', ');
    const more = places.length > placesAtMost ? ` and ${places.length - placesAtMost} more` : '';
    const text = `Not paid again, to be safe: ${shownAtMost}${more}. Prolific shows more of that amount than before the payment, which may also be a screen-out reward or another payment. Whoever is missing the bonus can be paid in a new batch.`;
    if (run.record.reconciled.includes(text))
        return;
    run.record.reconciled.push(text);
    run.ports.log.line(text);
}
/**
 * Who has received a bonus must not be paid again on `not-paid`; on `paid` nobody needs to look.
 */
async function lookWhereNeeded(run, study, toWrite) {
    const doubted = toWrite.filter(({ resolution }) => resolution.outcome === 'not-paid');
    if (doubted.length === 0)
        return new Map();
    const persons = new Set(doubted.flatMap(({ found }) => found.bulk.claim.bonuses.map(({ person }) => person)));
    return await lookAtPersons(run, study, persons);
}

;// CONCATENATED MODULE: ./build/flows/resolving/resolve.js








/** A line of `answer`: a named human says what became of a bulk payment. */
const triesAtMost = 20;
/**
 * Writes what the lines of `answer` say. Nothing is written when one of its lines is wrong.
 *
 * @returns the view after it; the end of the run where a line was wrong
 */
async function resolveBulks(run, view) {
    if (run.settings.resolve.length === 0)
        return { kind: 'resolved', view };
    let current = view;
    const written = new Set();
    for (let tries = 0; tries < triesAtMost; tries += 1) {
        const unseen = answersSince(run, view, current, written);
        const { findings, toWrite } = unseen.length > 0 ? { findings: unseen, toWrite: [] } : await checkAll(run, current, written);
        if (findings.length > 0) {
            addFindings(run, findings);
            return stopBeforePaying(run);
        }
        const after = await writeAll(run, current, toWrite, written);
        if (after !== null)
            return { kind: 'resolved', view: after };
        current = await readView(run);
    }
    throw new ActionError('LEDGER_CONFLICT', 'Others kept writing to the ledger.', 'What was resolved before that is in the log. Run again later.');
}
/**
 * What others have answered since this run first read the ledger, of what it has still to answer.
 */
function answersSince(run, first, now, written) {
    const fresh = run.studies.flatMap((study) => viewOf(now, study)
        .events.slice(viewOf(first, study).events.length)
        .map(({ event }) => event));
    return run.settings.resolve
        .filter(({ bulk }) => !written.has(bulk))
        .flatMap((resolution) => findUnseenAnswers(resolution, fresh));
}
async function checkAll(run, view, written) {
    const findings = await checkStart(run, view);
    const toWrite = [];
    for (const resolution of run.settings.resolve) {
        if (written.has(resolution.bulk))
            continue;
        const found = await findResolvable(run, view, resolution);
        const check = checkResolution(resolution, found, view.githubNow?.getTime() ?? null);
        if (check.kind === 'invalid')
            findings.push(check.finding);
        else if (check.kind === 'known')
            addNotice(run, `${resolution.bulk} was resolved as ${resolution.outcome} before.`);
        else if (found !== null)
            toWrite.push({ resolution, found });
    }
    return { findings, toWrite };
}
async function findResolvable(run, view, { bulk: id }) {
    for (const study of run.studies) {
        const bulk = viewOf(view, study).ledger.bulks.get(id);
        if (bulk === undefined)
            continue;
        const dates = await run.ports.ledger.readDates(study, [bulk.claim.id]);
        return { study, bulk, ageMs: ledger_view_ageOf(view, dates.get(bulk.claim.id)) };
    }
    return null;
}
/**
 * One append for each study; null where another run wrote first. What was written before that
 * stays, and is not said again on the next try. Prolific is asked before the first append: where it
 * does not answer, nothing is written.
 */
async function writeAll(run, view, toWrite, written) {
    const byStudy = [...Map.groupBy(toWrite, ({ found }) => found.study)];
    const described = [];
    for (const [study, theirs] of byStudy)
        described.push(await describeResolved(run, study, theirs));
    let current = view;
    for (const { study, theirs, events, sentences } of described) {
        const append = await appendTo(run, current, study, events, subjectOf('resolved', theirs.map(({ found }) => found.bulk)));
        if (append.kind === 'stale')
            return null;
        current = append.view;
        for (const { resolution } of theirs)
            written.add(resolution.bulk);
        for (const sentence of sentences) {
            run.record.reconciled.push(sentence);
            run.ports.log.line(sentence);
        }
    }
    return current;
}

;// CONCATENATED MODULE: ./build/flows/reconcile.js














const firstPauseMs = 5_000;
const reconcile_longestPauseMs = 30_000;
/**
 * `mode: reconcile`: what humans have resolved, then a look at everything that is open; nothing is
 * paid.
 */
async function reconcile(run) {
    const resolved = await resolveBulks(run, await readView(run));
    if (resolved.kind === 'ended')
        return resolved;
    const seen = await reconcileOpen(run, resolved.view);
    if (run.settings.receipt !== null && run.batches.length > 0)
        run.record.held = planDue(run.batches, ledgersOf(seen), showIdIn(run)).skipped;
    if (reportDoubts(run))
        return endAs('in-doubt');
    const lost = await compareSums(run, seen);
    addFindings(run, lost);
    if (lost.length > 0)
        return stopBeforePaying(run);
    const unlooked = endUnlooked(run);
    if (unlooked !== null)
        return unlooked;
    // Who has just said that something was not paid wants to know what that leaves.
    if (run.settings.resolve.length > 0)
        run.record.plan = planDue(run.batches, ledgersOf(seen), showIdIn(run));
    return endAs('reconciled');
}
/**
 * Whether each ledger is still there, and holds what Prolific shows: `LEDGER_LOST` where a study
 * has none at all and its cost shows bonuses, a warning with both sums where Prolific shows more.
 * That Prolific cannot be asked is a warning too: nothing is paid on it.
 */
async function compareSums(run, view) {
    const lost = [];
    // Who did not answer a moment ago is not asked again.
    if (run.record.open.some(({ arrived }) => arrived === null))
        return lost;
    for (const study of run.studies) {
        if (run.ports.clock.isCancelled())
            break;
        const { events, ledger } = viewOf(view, study);
        try {
            const { bonuses, currency } = await run.ports.prolific.readCost(study);
            if (events.length === 0 && bonuses > 0)
                lost.push(ledgerLost({ study, currency, bonusesCents: bonuses }, 'error'));
            else if (bonuses > countedCents(ledger))
                addWarning(run, `Prolific shows bonuses of ${showCents(bonuses)} ${currency} in study ${study}, the ledger has ${showCents(countedCents(ledger))}. The rest was paid by hand, or the ledger has lost something.`);
        }
        catch (error) {
            if (!(error instanceof ActionError))
                throw error;
            addWarning(run, `Whether the ledger of study ${study} is complete could not be seen: ${error.message}`);
        }
    }
    return lost;
}
/**
 * All that the ledger can explain: what counts as paid, and what is in doubt, which may be paid.
 */
function countedCents(ledger) {
    return addCents(maybePaidBonuses(ledger).map(({ bonus }) => bonus.amount));
}
/**
 * Every run begins with this. Looks at each open bulk payment of the run's studies, writes
 * `settled` where all has arrived, and waits up to `settle-minutes` for those in doubt. What stays
 * open is in the record afterwards.
 */
async function reconcileOpen(run, view, options = {}) {
    notePaidBefore(run, view);
    const { clock, log } = run.ports;
    const { afterPaying = false, watches = new Map() } = options;
    const deadlineMs = clock.monotonicMs() + (writesNothing(run) ? 0 : run.settings.settleMs);
    const looking = {
        watches,
        shown: new Map(),
        openIn: (seen, study) => openPayments(run, seen, study),
        awaitedIn: (seen, study) => awaitedBulks(run, seen, study, afterPaying),
    };
    const awaitedNow = (seen) => run.studies.flatMap((study) => looking.awaitedIn(seen, study));
    let current = view;
    let pauseMs = firstPauseMs;
    while (!clock.isCancelled()) {
        const isLast = clock.monotonicMs() >= deadlineMs || awaitedNow(current).length === 0;
        current = await lookAndSettle(run, current, run.studies, { ...looking, isLast });
        const awaited = awaitedNow(current);
        if (isLast || awaited.length === 0)
            break;
        log.line(`Waiting until Prolific shows ${awaited.map(({ claim }) => claim.bulk).join(', ')}.`);
        await clock.sleep(Math.max(0, Math.min(pauseMs, deadlineMs - clock.monotonicMs())));
        pauseMs = Math.min(pauseMs * 2, reconcile_longestPauseMs);
        // A run that is still alive may record the outcome of its own claim meanwhile.
        if (awaited.some(isInDoubt) && !clock.isCancelled())
            current = await readView(run);
    }
    notePaidBefore(run, current);
    run.record.open = await readOpenBulks(run, current, looking.shown);
    run.record.hasUnseenPaid = run.studies.some((study) => hasUnseenPaid(viewOf(current, study).ledger));
    return current;
}
/**
 * What the ledger holds as paid, for people to read: without this run's own, which the report adds.
 */
function notePaidBefore({ ports, record, studies }, view) {
    const own = new Set(record.bulks.map(({ bulk }) => bulk));
    for (const study of studies) {
        const totals = totalsOf(viewOf(view, study).ledger, own);
        const isNew = record.paidBefore.get(study) === undefined;
        record.paidBefore.set(study, totals);
        if (isNew)
            ports.log.line(`Ledger of study ${study}: ${plural(totals.bonuses, 'bonus', 'bonuses')} paid so far, ${showCents(totals.cents)} in all.`);
    }
}

;// CONCATENATED MODULE: ./build/flows/audit.js









/**
 * `mode: audit`: reconciles as every run does, then checks the ledger, its past and the money, and
 * changes nothing more. How each check ended is in the record, also where a later one could not be
 * made.
 */
async function audit(run) {
    const read = await readAndReconcile(run);
    const view = 'view' in read ? read.view : null;
    note(run, checkProtection(view?.protection ?? (await readProtection(run))));
    const past = await checkPast(run, view);
    run.record.ledgerHead = past.newest?.id ?? null;
    note(run, past.history);
    if ('error' in read) {
        note(run, checkOf('lines', [`${read.error.message} ${read.error.hint}`], ''));
        note(run, impossible('money', 'The ledger cannot be read, so there is nothing to compare.'));
    }
    else
        for (const check of await checkStudies(run, read.view, past.newest))
            note(run, check);
    note(run, past.continued);
    return end(run);
}
/**
 * A ledger that cannot be read is what an audit is for: its past says which write has made it so.
 */
async function readAndReconcile(run) {
    try {
        return { view: await reconcileOpen(run, await readView(run)) };
    }
    catch (error) {
        if (error instanceof ActionError && error.code === 'LEDGER_UNREADABLE')
            return { error };
        throw error;
    }
}
/** Where the lines cannot be read, the rules of the branch still can. */
async function readProtection(run) {
    return (await run.ports.ledger.read([])).protection;
}
function checkProtection(protection) {
    switch (protection.kind) {
        case 'protected':
            return checkOf('protection', [], 'Rules forbid to delete the ledger and to rewrite it.');
        case 'open':
            return checkOf('protection', [`The ledger can be ${protection.gaps}. ${protection.remedy}`], '');
        case 'unknown':
            return impossible('protection', `${protection.why}.`);
    }
}
function note(run, check) {
    run.record.audit.push(check);
    const { name, study, verdict, details } = check;
    const how = { passed: 'passed', failed: 'FAILED', impossible: 'not possible' }[verdict];
    run.ports.log.line(`${checkTitles[name]}${aboutOf(study)}: ${how}. ${details.join(' ')}`);
}
function aboutOf(study) {
    return study === null ? '' : ` (study ${study})`;
}
function end(run) {
    const failed = run.record.audit.filter(({ verdict }) => verdict === 'failed');
    addFindings(run, failed.map(({ name, study, details }) => {
        const [first = '', ...more] = details;
        const rest = more.length === 0 ? '' : ` The summary has ${more.length} more of this.`;
        return {
            kind: 'error',
            code: 'AUDIT_FAILED',
            message: `Not so: "${checkTitles[name]}"${aboutOf(study)}. ${first}${rest}`,
            hint: checkRemedies[name],
        };
    }));
    if (reportDoubts(run))
        return endAs('in-doubt');
    if (failed.length > 0)
        return stopBeforePaying(run);
    if (!run.ports.clock.isCancelled())
        return endAs('audited');
    addWarning(run, 'The run was cancelled before everything had been checked.');
    return stopBeforePaying(run);
}

;// CONCATENATED MODULE: ./build/core/plan/drafts.js

/** Prolific recommends no more in one bulk payment (Prolific: Set up bonuses). */
const bonusesPerBulk = 200;
/** The due bonuses, in file order, in bulk payments of one batch each. */
function chunkDue(plan) {
    const due = Map.groupBy(plan.due, ({ study, batch: label }) => batchKey({ study, label }));
    return plan.batches.flatMap((batch) => {
        const key = batchKey(batch);
        const bonuses = due.get(key) ?? [];
        // Taken once: a second batch of the same name must not pay them again.
        due.delete(key);
        const starts = Array.from({ length: Math.ceil(bonuses.length / bonusesPerBulk) }, (_, k) => k * bonusesPerBulk);
        return starts.map((start) => ({
            batch,
            bonuses: bonuses.slice(start, start + bonusesPerBulk),
        }));
    });
}

;// CONCATENATED MODULE: ./build/flows/payment/chain.js
const again = { kind: 'again' };
/** What was learnt of the people of this chunk's study. */
function surveyOf(chain, chunk) {
    const survey = chain.surveys.get(chunk.batch.study);
    if (survey === undefined)
        throw new Error('A study with something due was not surveyed.');
    return survey;
}
/**
 * What each study had cost before paying: it must grow by all that is open before looking can prove
 * anything.
 */
function watchesOf({ surveys }) {
    return new Map([...surveys].map(([study, { costCents }]) => [study, { costCents, missingCents: null }]));
}

;// CONCATENATED MODULE: ./build/flows/payment/claim.js



/**
 * Writes down, before anything is paid, that this run is about to pay this bulk payment. The one
 * append that decides every race.
 */
async function writeClaim(run, payment, survey) {
    const { setUp, view } = payment;
    const claim = claimEvent(run, payment, survey);
    return await appendTo(run, view, setUp.study, [claim], subjectOf('claimed', [{ claim }]));
}
/**
 * Whether a claim may be paid, and holds against all others. What others wrote right behind what
 * this run had read may be an answer to this very claim: then it is no longer ours to pay. And one
 * that had to wait for the ledger, or whose machine was paused, may rest on a look at Prolific that
 * is old by now.
 */
async function askPermission({ ports }, { setUp: { study, bulk } }, survey, { view, alone, sentAt }) {
    const written = viewOf(view, study).ledger.bulks.get(bulk);
    if (written === undefined)
        throw new Error('The ledger took a claim, and does not have it.');
    if (!alone)
        return denied('others had written to the ledger right after the claim');
    if (isOutdated(survey, sentAt))
        return denied('the look at Prolific was more than 10 minutes old when the claim was sent');
    return await ports.ledger.askToPay(study, written.claim, sentAt);
}
function denied(reason) {
    return { kind: 'denied', reason };
}
function claimEvent(run, { chain, chunk, setUp }, survey) {
    const { approve } = run.settings;
    return {
        ...stamp(run, 'claimed', setUp.bulk),
        batch: setUp.batch,
        path: chunk.batch.path,
        // A wrong approval has stopped the run before: the one that is there fits, also where a part
        // was paid under it before.
        plan: approve ?? chain.plan.digest,
        approved: approve !== null,
        answers: [...chain.plan.questions],
        looked: survey.looked?.toISOString() ?? null,
        currency: setUp.currency,
        amount: setUp.amountCents,
        fees: setUp.feesCents,
        vat: setUp.vatCents,
        total: setUp.totalCents,
        bonuses: setUp.bonuses.map((bonus) => {
            const recipient = survey.recipients.get(bonus);
            if (recipient === undefined)
                throw new Error('A due bonus without a recipient got past the checks.');
            return {
                to: bonus.to,
                person: recipient.person,
                amount: bonus.amount,
                before: [...recipient.before],
            };
        }),
    };
}

;// CONCATENATED MODULE: ./build/flows/payment/fresh-survey.js




/**
 * The survey that the claim of this payment can be based on. Set-ups and the surveys of other
 * studies take their time: one that has become too old is made again here, on the ledger as it is
 * now, as often as needed. Nothing is set up again, and what a human has answered is not asked
 * again.
 *
 * @returns null where the new look has found something that the plan did not know
 */
async function freshSurvey(run, payment) {
    const { chain, chunk, view } = payment;
    const { study } = chunk.batch;
    for (;;) {
        const known = surveyOf(chain, chunk);
        if (!isOutdated(known, momentOf(run.ports.clock)))
            return known;
        run.ports.log.line('Looking again at what these people have received: the last look is old.');
        const due = dueFrom(payment);
        const fresh = await surveyStudy(run, view, study, due);
        if (!isExpected(fresh, known, due))
            return null;
        // Money in a study that has no ledger at all is a question of its own.
        const isNew = viewOf(view, study).ledger.bulks.size === 0;
        if (isNew && known.costCents === 0 && fresh.costCents > 0)
            return null;
        // What the study had cost before this run paid anything is what its money is waited for with.
        chain.surveys.set(study, { ...fresh, costCents: known.costCents });
    }
}
/** What of the plan is not claimed yet, in the study of this payment. */
function dueFrom({ chain: { chunks }, chunk }) {
    return chunks
        .slice(chunks.indexOf(chunk))
        .filter(({ batch }) => batch.study === chunk.batch.study)
        .flatMap(({ bonuses }) => bonuses);
}
/** Whether a new look shows nothing but what the plan was made, and answered, with. */
function isExpected(fresh, known, due) {
    if (fresh.currency !== known.currency)
        return false;
    if (fresh.findings.some(({ kind }) => kind === 'error'))
        return false;
    return due.every((bonus) => unexplainedOf(fresh, bonus) <= unexplainedOf(known, bonus));
}
/**
 * How much money of that amount the ledger does not explain: what the human who approved has seen.
 */
function unexplainedOf({ unexplained }, bonus) {
    const { times, known } = unexplained.get(bonus) ?? { times: 0, known: 0 };
    return times - known;
}

;// CONCATENATED MODULE: ./build/flows/payment/record-outcome.js





/**
 * An outcome that was not written by then stays unwritten: the claim alone stops the next run,
 * which will find the proof.
 */
const recordWithinMs = 10 * 60_000;
const record_outcome_firstPauseMs = 1_000;
const record_outcome_longestPauseMs = 30_000;
/**
 * Writes down what became of a pay request, also on top of what others have written meanwhile.
 * Keeps trying for 10 minutes after the claim; a cancelled run tries once. Throws nothing that a
 * user could fix.
 */
async function recordOutcome(run, claimed, setUp, outcome) {
    const recorded = await writeOutcome(run, claimed, setUp, outcome);
    if (recorded.kind === 'recorded')
        run.record.unwritten = null;
    return recorded;
}
async function writeOutcome(run, claimed, setUp, outcome) {
    const { clock, log } = run.ports;
    const event = outcomeEvent(run, setUp, outcome);
    const subject = subjectOf(event.type, ownClaim(claimed.view, setUp));
    let { view } = claimed;
    let alone = true;
    for (let pauseMs = record_outcome_firstPauseMs;; pauseMs = Math.min(pauseMs * 2, record_outcome_longestPauseMs)) {
        try {
            const append = await appendTo(run, view, setUp.study, [event], subject);
            if (append.kind === 'appended') {
                log.line(`Bulk payment ${setUp.bulk}: ${outcome.kind}, ${showCents(setUp.amountCents)} ${setUp.currency}, and recorded.`);
                return { kind: 'recorded', view: append.view, alone: alone && append.alone };
            }
            alone = false;
            view = await readView(run, { evenCancelled: true });
            if (hasLanded(view, setUp, event))
                return { kind: 'recorded', view, alone };
            if (clock.monotonicMs() - claimed.sentAt.monotonicMs <= recordWithinMs)
                continue;
            return { kind: 'unrecorded', setUp, outcome, error: keptWriting() };
        }
        catch (error) {
            if (!(error instanceof ActionError))
                throw error;
            const isLate = clock.monotonicMs() - claimed.sentAt.monotonicMs + pauseMs > recordWithinMs;
            if (isFinal(run, error, isLate))
                return { kind: 'unrecorded', setUp, outcome, error };
            log.line(`Bulk payment ${setUp.bulk}: ${outcome.kind}, not recorded yet: ${error.message}`);
        }
        await clock.sleep(pauseMs);
    }
}
/**
 * What became of the pay request. The ledger outlives the run: with `show-ids` too it holds no ids.
 */
function outcomeEvent(run, { bulk }, outcome) {
    switch (outcome.kind) {
        case 'accepted':
            return { ...stamp(run, 'accepted', bulk), status: outcome.status };
        case 'refused':
            return {
                ...stamp(run, 'refused', bulk),
                status: outcome.status,
                reason: maskIn(run, outcome.reason),
            };
        case 'unknown':
            return { ...stamp(run, 'unknown', bulk), reason: maskIn(run, outcome.reason) };
        default:
            return unreachable(outcome);
    }
}
function ownClaim(view, { study, bulk }) {
    const claim = viewOf(view, study).ledger.bulks.get(bulk);
    return claim === undefined ? [] : [claim];
}
/**
 * An earlier try may have landed unheard; to write it again would leave a ledger that nobody can
 * read.
 */
function hasLanded(view, { study }, { id }) {
    return viewOf(view, study).events.some(({ event }) => event.id === id);
}
/**
 * Others writing, or GitHub not answering, can pass; a missing permission does not, and a cancelled
 * run tries once.
 */
function isFinal({ ports }, error, isLate) {
    return isLate || error.code === 'LEDGER_FORBIDDEN' || ports.clock.isCancelled();
}
function keptWriting() {
    return new ActionError('LEDGER_CONFLICT', 'Others kept writing to the ledger for 10 minutes.', 'Run again when they have ended.');
}

;// CONCATENATED MODULE: ./build/flows/payment/request.js



/**
 * A pay request leaves within this time of its claim, or of the ledger's word that the claim holds,
 * or never: a runner that was paused for an hour must not wake up and pay what a human has
 * meanwhile resolved as not paid.
 */
const payWithinMs = 30_000;
/**
 * Sends the one pay request of a claimed bulk payment, unless it may not or it is too late for it.
 * That it was never sent is an outcome as well.
 */
async function payClaimed(run, setUp, permission) {
    const outcome = await payOrRefuse(run, setUp, permission);
    run.record.unwritten = { bulk: setUp.bulk, outcome };
    return outcome;
}
async function payOrRefuse(run, setUp, permission) {
    const { clock, prolific, log } = run.ports;
    if (permission.kind === 'denied')
        return neverSent(permission.reason);
    const { since: heldAt } = permission;
    const tooLate = reasonNotToPay(run, heldAt);
    if (tooLate !== null)
        return neverSent(tooLate);
    log.line(`Bulk payment ${setUp.bulk}: paying ${showCents(setUp.amountCents)} ${setUp.currency} to ${plural(setUp.bonuses.length, 'person', 'people')}.`);
    run.record.payRequests += 1;
    const outcome = await prolific.payBulk(setUp.bulk, () => reasonNotToPay(run, heldAt) === null);
    // Where no byte of it was written, no pay request has left.
    if (outcome.kind === 'refused' && outcome.status === null)
        run.record.payRequests -= 1;
    setUp.answeredAtMs = clock.nowMs();
    return outcome;
}
function neverSent(reason) {
    return { kind: 'refused', status: null, reason };
}
function reasonNotToPay(run, heldAt) {
    const { clock } = run.ports;
    if (clock.isCancelled())
        return 'the run was cancelled before the pay request was sent';
    return hasPassed(heldAt, momentOf(clock), payWithinMs)
        ? 'more than 30 seconds had passed since the claim, so the pay request was not sent'
        : null;
}

;// CONCATENATED MODULE: ./build/core/prolific/set-up.js


/**
 * Throws `SETUP_MISMATCH` where Prolific's answer is not the bulk payment that was asked for.
 * Nothing has been paid at that point.
 *
 * @param amountCents our own sum of the bonuses
 * @param isTaken whether a bulk id was given before: to the ledger, or to this run
 */
function checkSetUp(answer, study, amountCents, isTaken) {
    if (isTaken(answer.bulk)) {
        throw setUpMismatch(`the bulk id ${answer.bulk} was used before; to pay it would pay those people again`);
    }
    if (answer.study !== null && answer.study.toLowerCase() !== study) {
        throw setUpMismatch(`it is for another study than ${study}`);
    }
    if (answer.amount !== null && answer.amount !== amountCents) {
        throw setUpMismatch(`its bonuses add up to ${showCents(answer.amount)}, ours to ${showCents(amountCents)}`);
    }
    if (isExcessive(answer, amountCents)) {
        throw setUpMismatch(`with fees and VAT it costs ${showCents(Math.round(answer.total))}, more than twice the bonuses of ${showCents(amountCents)}`);
    }
}
/** More than the bonuses themselves is no fee that anybody knows of. */
function isExcessive({ fees, vat, total }, amountCents) {
    return Math.max(total - amountCents, (fees ?? 0) + (vat ?? 0)) > amountCents;
}
/** The stop for a set-up whose answer is not what was asked for. */
function setUpMismatch(why) {
    return new ActionError('SETUP_MISMATCH', `What Prolific set up is not what was asked for: ${why}.`, 'Nothing of this bulk payment was paid. Run again; if it happens again, write to Prolific before you pay in any way.');
}

;// CONCATENATED MODULE: ./build/flows/payment/set-up-draft.js





/**
 * Sets one bulk payment up and checks the answer. It pays nothing, so a crash here costs nothing:
 * the draft is left behind. Throws `SETUP_MISMATCH`, and what the Prolific port throws.
 */
async function setUpChunk(run, view, { batch, bonuses }, currency) {
    const amountCents = addCents(bonuses.map(({ amount }) => amount));
    const answer = await askToSetUp(run, batch.study, bonuses);
    // The view can be older than this run's own claims, and a second claim of one id would make the
    // ledger unreadable for good.
    const isTaken = (bulk) => view.studies.values().some(({ ledger }) => ledger.bulks.has(bulk)) ||
        run.record.bulks.some((setUp) => setUp.bulk === bulk);
    checkSetUp(answer, batch.study, amountCents, isTaken);
    const setUp = {
        bulk: answer.bulk,
        study: batch.study,
        batch: batch.label,
        bonuses,
        currency,
        amountCents,
        feesCents: answer.fees,
        vatCents: answer.vat,
        totalCents: answer.total,
        answeredAtMs: null,
    };
    run.record.bulks.push(setUp);
    run.ports.log.line(`Bulk payment ${answer.bulk} set up: ${plural(bonuses.length, 'bonus', 'bonuses')}, ${showCents(amountCents)} ${currency}, ${showCents(answer.total)} with fees and VAT.`);
    return setUp;
}
async function askToSetUp(run, study, bonuses) {
    try {
        return await run.ports.prolific.setUpBulk(study, bonuses);
    }
    catch (error) {
        const isRefused = error instanceof ActionError && error.code === 'PROLIFIC_REFUSED';
        if (isRefused && run.settings.mode === 'pay')
            throw new SetUpRefused(error);
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/flows/payment/pay-chain.js














/**
 * For each chunk: set up, claim, pay, record. The outcome of one bulk payment is recorded while the
 * next is set up; both end before the next claim. Stops at the first outcome that is not
 * `accepted`.
 */
async function payChain(run, chain) {
    let recording = Promise.resolve({ kind: 'recorded', view: chain.view, alone: true });
    for (const [index, chunk] of chain.chunks.entries()) {
        run.ports.log.line(`Bulk payment ${showCount(index + 1)} of ${showCount(chain.chunks.length)}: ${sayPaidSoFar(run)}.`);
        const { setUp, recorded } = await setUpNext(run, chain, chunk, recording);
        if (recorded.kind === 'unrecorded')
            return endUnrecorded(run, recorded);
        if (setUp === null)
            return endCancelled(run);
        if (!recorded.alone)
            return again;
        const paid = await claimAndPay(run, { chain, chunk, setUp, view: recorded.view });
        if (paid.kind !== 'accepted')
            return paid;
        recording = paid.recording;
    }
    const recorded = await recording;
    if (recorded.kind === 'unrecorded')
        return endUnrecorded(run, recorded);
    return { kind: 'all', view: recorded.view, watches: watchesOf(chain) };
}
/**
 * Sets a chunk up while the outcome of the one before is recorded, and waits for both. An error of
 * set-up is thrown only after the recording has ended, and less grave than its failure.
 *
 * @returns no set-up where the run was cancelled
 */
async function setUpNext(run, chain, chunk, recording) {
    const { clock } = run.ports;
    if (clock.isCancelled())
        return { setUp: null, recorded: await recording };
    try {
        const ready = chain.setUps.get(chunk);
        const [setUp, recorded] = await bothEnded(ready === undefined
            ? setUpChunk(run, chain.view, chunk, surveyOf(chain, chunk).currency)
            : Promise.resolve(ready), recording);
        return { setUp: clock.isCancelled() ? null : setUp, recorded };
    }
    catch (error) {
        const recorded = await recording;
        if (recorded.kind === 'unrecorded')
            endUnrecorded(run, recorded);
        throw error;
    }
}
/**
 * Claims one bulk payment, pays it and begins to record what came of it.
 *
 * @returns an end where the chain stops here
 */
async function claimAndPay(run, payment) {
    const survey = await freshSurvey(run, payment);
    // Something has come up that nobody was asked about: the next plan says what.
    if (survey === null)
        return again;
    // Opened while the claim is written. Where nothing is paid, it is given up unused.
    const giveUpConnection = run.ports.prolific.openForPay();
    try {
        return await claimThenPay(run, payment, survey);
    }
    finally {
        giveUpConnection();
    }
}
async function claimThenPay(run, payment, survey) {
    const { setUp } = payment;
    const claim = await writeClaim(run, payment, survey);
    // Stop here: a stale head means another run may already have paid.
    if (claim.kind === 'stale')
        return again;
    const permission = await askPermission(run, payment, survey, claim);
    const outcome = await payClaimed(run, setUp, permission);
    const recording = recordOutcome(run, claim, setUp, outcome);
    if (outcome.kind === 'accepted')
        return { kind: 'accepted', recording };
    const recorded = await recording;
    if (recorded.kind === 'unrecorded')
        return endUnrecorded(run, recorded);
    // What others wrote may have made its bonuses paid, or the study in doubt: only a new plan knows.
    if (permission.kind === 'denied')
        return again;
    return await endUnpaid(run, payment, outcome, recorded.view);
}
/** Refused, or in doubt. */
async function endUnpaid(run, { chain, setUp }, outcome, view) {
    const written = viewOf(view, setUp.study).ledger.bulks.get(setUp.bulk);
    // A human called it paid meanwhile: what the next run would say of that, this one says too.
    const isContradicted = written !== undefined && isInDoubt(written);
    if (outcome.kind === 'refused' && !isContradicted)
        return endRefused(run, setUp.bulk, outcome);
    run.ports.log.line(`Bulk payment ${setUp.bulk}: nobody knows whether it was paid (${outcome.reason}). Checking whether the money arrives.`);
    // Proof within this run lets it go on, on a new plan; otherwise a human is asked.
    await reconcileOpen(run, view, { watches: watchesOf(chain) });
    return endInDoubt(run) ?? again;
}
function sayPaidSoFar({ record }) {
    const bonuses = paidBulks(record).flatMap((setUp) => setUp.bonuses);
    return `${plural(bonuses.length, 'bonus', 'bonuses')} paid so far`;
}

;// CONCATENATED MODULE: ./build/core/prolific/rates.js

/**
 * The shares that Prolific has charged this study so far, from the first part that has any money in
 * it. It differs by the researcher's plan with Prolific, so no share is known in advance. Null:
 * nothing was charged yet, or not in a form that makes sense.
 */
function ratesOf(parts) {
    for (const part of parts) {
        if (part === null || part.paid <= 0)
            continue;
        const rates = { fees: part.fees / part.paid, vat: part.vat / part.paid };
        if (isShare(rates.fees) && isShare(rates.vat))
            return rates;
    }
    return null;
}
/** A share outside of this is no fee that anybody would recognise, so it is not shown. */
function isShare(share) {
    return share >= 0 && share <= 2;
}
/**
 * @param due amounts, each with the rates of its study
 * @returns null where the rates of one of them are not known
 */
function estimateCosts(due) {
    let fees = 0;
    let vat = 0;
    const amounts = [];
    for (const { amount, rates } of due) {
        if (rates === null)
            return null;
        amounts.push(amount);
        fees += amount * rates.fees;
        vat += amount * rates.vat;
    }
    const feesCents = Math.round(fees);
    const vatCents = Math.round(vat);
    return { feesCents, vatCents, totalCents: addCents(amounts) + feesCents + vatCents };
}

;// CONCATENATED MODULE: ./build/core/record/costs.js


/**
 * Adds bulk payments up. Prolific's fractions of a penny are rounded once, in the sum; the bulk
 * payments share that out.
 */
function addMoney(payments) {
    const fees = roundKnown(payments, ({ feesCents }) => feesCents);
    const vat = roundKnown(payments, ({ vatCents }) => vatCents);
    const totals = roundTogether(payments, ({ totalCents }) => totalCents);
    const bulks = totals.map(([payment, totalCents]) => ({
        payment,
        amountCents: payment.amountCents,
        feesCents: fees.get(payment) ?? null,
        vatCents: vat.get(payment) ?? null,
        totalCents,
    }));
    return {
        bulks,
        feesCents: sumKnown(bulks.map(({ feesCents }) => feesCents)),
        vatCents: sumKnown(bulks.map(({ vatCents }) => vatCents)),
        totalCents: sumOf(bulks.map(({ totalCents }) => totalCents)),
    };
}
/**
 * Prolific's doubles are taken to this part of a minor unit; what lies below is noise of binary
 * fractions.
 */
const partsOfAUnit = 10_000;
/**
 * Rounds the items' numbers so that their sum is the sum of the numbers, rounded once and half up.
 * Each is less than one from its number; the largest fractions are rounded up, of equal ones the
 * first.
 *
 * @returns each item with its whole number, in the order of the items
 */
function roundTogether(items, numberOf) {
    let sum = 0;
    const parts = items.map((item) => {
        const part = Math.round(numberOf(item) * partsOfAUnit);
        sum += part;
        const floor = Math.floor(part / partsOfAUnit);
        return { item, floor, rest: part - floor * partsOfAUnit };
    });
    const total = Math.floor((sum + partsOfAUnit / 2) / partsOfAUnit);
    const missing = total - parts.reduce((all, { floor }) => all + floor, 0);
    const raised = new Set(parts.toSorted((a, b) => b.rest - a.rest).slice(0, missing));
    return parts.map((part) => [part.item, part.floor + (raised.has(part) ? 1 : 0)]);
}
/**
 * The currency of the run's studies, as Prolific or a claim of the ledger said it; null where
 * neither did.
 */
function costs_currencyOf(record) {
    const { currency, bulks, plan, open, paidBefore } = record;
    const earlier = plan?.skipped[0]?.bulk ?? open[0]?.bulk;
    const held = [...paidBefore.values()].find((totals) => totals.currency !== null);
    return currency ?? bulks[0]?.currency ?? earlier?.claim.currency ?? held?.currency ?? null;
}
/**
 * What the fees, VAT and total of the run are about: what it paid; for a plan, the drafts that it
 * set up, if they are all that is due. Null for a plan that did not ask.
 */
function countedMoney(record) {
    if (record.mode !== 'plan')
        return addMoney(paidBulks(record));
    const drafted = record.bulks.reduce((sum, { bonuses }) => sum + bonuses.length, 0);
    return drafted > 0 && drafted === record.plan?.due.length ? addMoney(record.bulks) : null;
}
/**
 * What due bonuses will cost, about, by what Prolific has charged in their studies so far; null
 * where one study does not tell.
 */
function estimateDue({ studies }, due) {
    return estimateCosts(due.map(({ study, amount }) => ({ amount, rates: studies.get(study)?.rates ?? null })));
}
/** Rounds those that are known together; those that are not are left out. */
function roundKnown(payments, numberOf) {
    const known = payments.flatMap((payment) => {
        const number = numberOf(payment);
        return number === null ? [] : [{ payment, number }];
    });
    return new Map(roundTogether(known, ({ number }) => number).map(([{ payment }, cents]) => [payment, cents]));
}
/** Null where one of them is not known. */
function sumKnown(numbers) {
    return numbers.includes(null) ? null : sumOf(numbers);
}
/** What is not known counts nothing. */
function sumOf(numbers) {
    return numbers.reduce((sum, number) => sum + (number ?? 0), 0);
}

;// CONCATENATED MODULE: ./build/flows/prepare.js









/** Questions that another run's payment raises, until its claim is seen. */
const endsWithTheLedger = ['ALREADY_BONUSED', 'LEDGER_LOST'];
/**
 * How often a run asks Prolific again what people have received, because others wrote to the ledger
 * meanwhile. After that the question remains.
 */
const looksAtMost = 5;
/**
 * Reconciles, plans and checks; the findings are in the record afterwards. Ends the run where
 * something is in doubt.
 */
async function prepare(run, before) {
    let base = before;
    for (let looks = 1;; looks += 1) {
        const prepared = await prepareOn(run, base);
        if (prepared.kind === 'ended')
            return prepared;
        if (prepared.checked.findings.some(({ code }) => endsWithTheLedger.includes(code))) {
            // Another run may have paid between our look at the ledger and our look at Prolific: then the
            // ledger accounts for it by now.
            const fresh = await readView(run);
            if (looks < looksAtMost &&
                !hasSameLedger(run, fresh, writesNothing(run) ? base : prepared.view)) {
                base = fresh;
                continue;
            }
        }
        addFindings(run, prepared.checked.findings);
        return prepared;
    }
}
async function prepareOn(run, before) {
    run.record.findings = [];
    const view = await reconcileOpen(run, before);
    const plan = planDue(run.batches, ledgersOf(view), showIdIn(run));
    run.record.plan = plan;
    const inDoubt = endInDoubt(run);
    if (inDoubt !== null)
        return inDoubt;
    for (const notice of plan.notices)
        addNotice(run, notice);
    const checked = await checkPlan(run, view, plan);
    run.record.plan = checked.plan;
    logPlan(run, checked.plan);
    return { kind: 'prepared', view, plan: checked.plan, checked };
}
function hasSameLedger({ studies }, a, b) {
    return studies.every((study) => viewOf(a, study).text === viewOf(b, study).text);
}
function logPlan({ ports: { log }, record }, { due, skipped, digest }) {
    const before = `${plural(skipped.length, 'bonus was', 'bonuses were')} paid before`;
    if (due.length === 0) {
        log.line(`Due: nothing; ${before}.`);
        return;
    }
    const amount = `${showCents(addCents(due.map((bonus) => bonus.amount)))} ${costs_currencyOf(record) ?? 'in all'}`;
    log.line(`Due: ${plural(due.length, 'bonus', 'bonuses')}, ${amount}; ${before}. Plan ${digest}`);
}

;// CONCATENATED MODULE: ./build/flows/pay.js











/** How often a run plans again because others wrote to its ledger meanwhile. */
const plansAtMost = 20;
/** `mode: pay`: pays what is due, each bonus once. */
async function pay(run) {
    const resolved = await resolveBulks(run, await readView(run));
    if (resolved.kind === 'ended')
        return resolved;
    let { view } = resolved;
    for (let plans = 0; plans < plansAtMost; plans += 1) {
        const chain = await prepareToPay(run, view);
        if (chain.kind === 'ended')
            return chain;
        const end = await payChain(run, chain);
        switch (end.kind) {
            case 'all':
                await lookAfterPaying(run, end);
                return endPaid(run);
            case 'ended':
                return end;
            case 'again':
                if (run.ports.clock.isCancelled())
                    return endCancelled(run);
                view = await readView(run);
                break;
            default:
                return unreachable(end);
        }
    }
    throw new ActionError('LEDGER_CONFLICT', `Other runs changed the ledger ${plansAtMost} times while this one was about to pay.`, 'Nothing more was paid. Run again when the others have ended.');
}
/**
 * Everything is paid and recorded: a failure to check whether it arrived is a warning, and the next
 * run looks again.
 */
async function lookAfterPaying(run, { view, watches }) {
    try {
        await reconcileOpen(run, view, { watches, afterPaying: true });
    }
    catch (error) {
        if (!(error instanceof ActionError))
            throw error;
        addWarning(run, `Whether the money arrived could not be seen: ${error.message} The next run looks again.`);
    }
}
async function prepareToPay(run, before) {
    const prepared = await prepare(run, before);
    if (prepared.kind === 'ended')
        return prepared;
    if (isBlocked(run))
        return stopBeforePaying(run);
    if (prepared.plan.due.length === 0)
        return endUnlooked(run) ?? endPaid(run);
    return await setUpForBalance(run, prepared);
}
/** A right approval answers questions, and no error; a wrong one is an error itself. */
function isBlocked({ record }) {
    return record.findings.some(({ isAnswered }) => isAnswered !== true);
}
/**
 * Only set-up knows the fees: where the balance must cover them, everything is set up before the
 * first claim.
 */
async function setUpForBalance(run, { view, plan, checked: { surveys } }) {
    const { workspaceId } = run.settings;
    const setUps = new Map();
    const chunks = chunkDue(plan);
    const chain = { kind: 'chain', view, plan, surveys: new Map(surveys), chunks, setUps };
    const [survey] = surveys.values();
    if (workspaceId === null || survey === undefined)
        return chain;
    for (const chunk of chunks)
        setUps.set(chunk, await setUpChunk(run, view, chunk, survey.currency));
    const totalCents = setUps.values().reduce((sum, { totalCents: cents }) => sum + cents, 0);
    const balance = await run.ports.prolific.readBalance(workspaceId);
    run.record.balance = balance;
    const findings = checkBalance(totalCents, survey.currency, balance);
    if (findings.length === 0)
        return chain;
    addFindings(run, findings);
    return stopBeforePaying(run);
}

;// CONCATENATED MODULE: ./build/flows/plan.js










/**
 * `mode: plan`: everything that `pay` would check, with nothing changed in the ledger and nothing
 * paid.
 */
async function plan(run) {
    const prepared = await prepare(run, await readView(run));
    noteUnchecked(run, prepared);
    if (prepared.kind === 'ended')
        return prepared;
    if (!isBroken(run))
        await quoteAndCheckBalance(run, prepared);
    reportDoubts(run);
    return endAs(isBroken(run) ? 'blocked' : 'planned');
}
function isBroken({ record }) {
    return record.findings.some(({ kind }) => kind === 'error');
}
function noteUnchecked(run, prepared) {
    if (run.asksProlific)
        return;
    const { unchecked } = run.record;
    if (run.record.open.length > 0)
        unchecked.push('Whether earlier bulk payments have arrived.');
    if (prepared.kind === 'ended' || prepared.plan.due.length === 0)
        return;
    unchecked.push('Whether these people took part in the study, and whether a person is in a batch twice.');
    unchecked.push('What these people have already received at Prolific.');
    unchecked.push("The study's currency, and the workspace's balance.");
}
/** Only set-up knows fees and VAT. The drafts pay nothing; they are set up one at a time. */
async function quoteAndCheckBalance(run, { view, plan: due, checked }) {
    const { settings, record, ports } = run;
    const [survey] = checked.surveys.values();
    if (survey === undefined)
        return;
    if (settings.quote) {
        for (const chunk of chunkDue(due))
            await setUpChunk(run, view, chunk, survey.currency);
        ports.log.line('These bulk payments are drafts: nothing is paid by setting them up.');
    }
    if (settings.workspaceId === null)
        return;
    const balance = await ports.prolific.readBalance(settings.workspaceId);
    record.balance = balance;
    const totalCents = settings.quote
        ? record.bulks.reduce((sum, bulk) => sum + bulk.totalCents, 0)
        : addCents(due.due.map(({ amount }) => amount));
    const findings = checkBalance(totalCents, survey.currency, balance);
    addFindings(run, findings);
    if (!settings.quote && findings.length === 0)
        compareEstimate(run, due, balance);
}
/**
 * Without a quote fees and VAT are an estimate: that they may not be covered is a warning, and the
 * payment checks it exactly.
 */
function compareEstimate(run, { due }, balance) {
    const estimate = estimateDue(run.record, due);
    if (estimate === null)
        run.record.unchecked.push('Whether the balance covers fees and VAT too: set `quote: true` to see them.');
    else if (balance.available < estimate.totalCents)
        addWarning(run, `The workspace has ${showCents(balance.available)} ${balance.currency} available, and with fees and VAT these bonuses cost about ${showCents(estimate.totalCents)} ${balance.currency}. Top it up before they are paid.`);
}

;// CONCATENATED MODULE: ./build/core/inputs/answer-lines.js


/** The most characters of a reason: it goes into the ledger, for good. */
const longestReason = 500;
const answer_lines_form = 'Paste what the run asked for: a digest of 64 characters, <bulk id>=paid: why, or <bulk id>=not-paid: why; one per line, or separated by semicolons.';
const noAnswer = { approve: null, resolutions: [], problems: [] };
/**
 * A digest, and lines that say what became of a bulk payment, in any order: one per line, or after
 * a semicolon, because the form of a manual run has one line. So a reason has no semicolon. It is
 * required: it is the only record of why.
 */
function parseAnswer(text) {
    const resolutions = [];
    const problems = [];
    const digests = new Set();
    const seen = new Set();
    for (const given of text.split(/\r?\n|;/)) {
        const part = given.trim();
        if (part === '')
            continue;
        const digest = parseDigest(part);
        if (digest !== null) {
            digests.add(digest);
            continue;
        }
        const parsed = parseResolution(part);
        if (typeof parsed === 'string') {
            problems.push({ message: `answer: ${showInput(part)} ${parsed}.`, hint: answer_lines_form });
        }
        else if (seen.has(parsed.bulk)) {
            const message = `answer: the bulk payment ${parsed.bulk} has more than one line.`;
            problems.push({ message, hint: 'Keep the one that is right.' });
        }
        else {
            seen.add(parsed.bulk);
            resolutions.push(parsed);
        }
    }
    if (digests.size > 1) {
        const message = `answer: has ${digests.size} digests, and a run has one plan.`;
        problems.push({ message, hint: 'Keep the one that the last run printed.' });
    }
    if (text !== '' && digests.size + resolutions.length + problems.length === 0)
        problems.push({ message: `answer: ${showInput(text)} says nothing.`, hint: answer_lines_form });
    const [approve = null] = digests;
    return { approve, resolutions, problems };
}
/** A plan's whole digest, in lower case: eight of its characters can be forged in minutes. */
function parseDigest(text) {
    return /^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
}
/** A resolution, or what is wrong with the line. */
function parseResolution(line) {
    if (/^[0-9a-f]{8,}$/i.test(line))
        return `has ${line.length} characters, and a digest has 64`;
    const [, bulkText = '', outcome, rest = ''] = /^([^=]*)=\s*(paid|not-paid)\b(.*)$/u.exec(line) ?? [];
    const bulk = parseBulkId(bulkText.trim());
    if (outcome === undefined)
        return 'is no digest, and does not say paid or not-paid of a bulk payment';
    if (bulk === null)
        return 'does not begin with a bulk id';
    const reason = /^\s*:(.*)$/u.exec(rest)?.[1]?.trim() ?? '';
    if (reason === '')
        return 'gives no reason';
    if (reason.length > longestReason)
        return `has a reason of more than ${longestReason} characters`;
    if (/\p{Cc}/u.test(reason))
        return 'has a control character in its reason';
    return { bulk, outcome: outcome === 'paid' ? 'paid' : 'not-paid', reason };
}

;// CONCATENATED MODULE: ./build/core/inputs/defaults.js
/** What an empty input counts as: from action.yml, by scripts/input-defaults.ts. */
const inputDefaults = {
    mode: 'auto',
    'require-approval': 'false',
    'require-preview': 'false',
    'max-per-bonus': '50',
    'allow-whole-amounts': 'false',
    'settle-minutes': '2',
    'request-timeout': '60',
    quote: 'false',
    comment: 'auto',
    ledger: 'branch',
    'ledger-branch': 'prolific-bonus-ledger',
    'ledger-path': 'ledger',
    'show-ids': 'false',
    'api-url': 'https://api.prolific.com',
};

;// CONCATENATED MODULE: ./build/core/inputs/rules.js

/**
 * What is wrong with the inputs taken together. One that is wrong by itself is not also missing.
 *
 * @param wrong the names of these
 * @param defaultBranch of the run's repository, as far as the event tells
 */
function findTogether(inputs, wrong, defaultBranch) {
    const { mode } = inputs;
    const lacks = (name, value) => !wrong.has(name) && (value === null || value === '');
    const lacksToken = lacks('prolific-token', inputs.prolificToken);
    const lacksCsv = lacks('csv', inputs.csv[0] ?? null);
    const needsNoCsv = mode === 'reconcile' || mode === 'audit';
    const rules = [
        [
            lacks('github-token', inputs.githubToken),
            'github-token: is empty, and the ledger is read with it.',
            "Leave it out to use the job's own token.",
        ],
        [
            lacksToken && mode !== 'plan',
            `prolific-token: is empty, and mode ${mode} needs it.`,
            'Store the token as a secret and pass ${{ secrets.PROLIFIC_TOKEN }}; a pull request from a fork gets no secrets.',
        ],
        [
            lacksToken && mode === 'plan' && inputs.quote,
            'prolific-token: is empty, and quote asks Prolific.',
            'Pass the token, or leave quote out.',
        ],
        [
            lacksCsv && !needsNoCsv,
            `csv: is empty, and mode ${mode} needs it.`,
            'Name a file, such as bonuses/*.csv.',
        ],
        [
            lacksCsv && needsNoCsv && lacks('study-id', inputs.studyId),
            `study-id: is empty, and without csv nothing else says which study to ${mode}.`,
            'Give study-id, or csv.',
        ],
        [
            inputs.approve !== null && needsNoCsv,
            `answer: has the digest of a plan, and mode ${mode} pays nothing.`,
            'Give it to a run in mode auto or pay.',
        ],
        [
            inputs.ledgerRepository === null && inputs.ledgerBranch === defaultBranch,
            'ledger-branch: is the default branch, which the ledger may not be on.',
            'Leave it out, or name another branch: every payment writes a commit there, and pushes to it start workflows.',
        ],
        [
            inputs.resolve.length > 0 && (mode === 'plan' || mode === 'audit'),
            `answer: says what became of a payment, which is written to the ledger, and mode ${mode} writes nothing of the kind.`,
            'Give it to a run in mode pay or reconcile.',
        ],
    ];
    const found = rules.flatMap(([isBroken, message, hint]) => (isBroken ? [{ message, hint }] : []));
    return inputs.ledger === 'branch' ? found : [...found, ...rules_findMisplaced(inputs)];
}
/**
 * Inputs that only a ledger on a branch has. One that says what its default says is as good as
 * none.
 */
function rules_findMisplaced(inputs) {
    const names = [
        ...(inputs.ledgerBranch === inputDefaults['ledger-branch'] ? [] : ['ledger-branch']),
        ...(inputs.ledgerPath === inputDefaults['ledger-path'] ? [] : ['ledger-path']),
        ...(inputs.ledgerRepository === null ? [] : ['ledger-repository']),
        ...(inputs.ledgerToken === inputs.githubToken ? [] : ['ledger-token']),
    ];
    return names.map((name) => ({
        message: `${name}: says where on a branch the ledger is, and with ledger: artifact there is none.`,
        hint: 'Leave it out, or use ledger: branch.',
    }));
}

;// CONCATENATED MODULE: ./build/core/inputs/values.js





/**
 * Values of inputs: a schema's message says what is wrong, its description how to fix it. Neither
 * repeats the value.
 */
/** The most characters of a batch label: longer than any path that git is usually given. */
const longestLabel = 500;
/** Nobody wants to wait longer in a runner that is paid by the minute. */
const mostSettleMinutes = 360;
const mostTimeoutSeconds = 600;
const token = pipe(string(), regex(/^[\x21-\x7e]+$/, 'holds a space, a line break or another character that no token has'), description('Store the secret again: the token alone, on one line, without a prefix.'));
/**
 * `true|True|TRUE|false|False|FALSE` (YAML 1.2 core schema): a mistyped word must not turn into a
 * no.
 */
const yesOrNo = pipe(picklist(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'], 'is neither true nor false'), transform((text) => text.toLowerCase() === 'true'), description('Write true or false.'));
const studyId = pipe(string(), transform(parseStudyId), custom((id) => id !== null, 'is not a study id'), description("Copy the 24 characters, each 0-9 or a-f, from the study's address at Prolific."));
const label = pipe(string(), check((text) => !controlCharacter.test(text) && isShort(normalizeLabel(text)), 'is not a label'), transform(normalizeLabel), description(`Write a name on one line, of at most ${longestLabel} characters, or leave it out.`));
/** Which columns there are is for whoever reads the file. */
const columnName = pipe(string(), check((text) => isShort(text) && !controlCharacter.test(text), 'is not the name of a column'), description('Copy one name from the first line of the CSV.'));
/** ISO 4217, upper case. */
const currency = pipe(string(), regex(/^[a-z]{3}$/i, 'is not a currency code'), toUpperCase(), description('Write the three letters, such as GBP or USD.'));
/** Prolific does not say what a workspace id looks like: anything that is safe in a path. */
const workspaceId = pipe(string(), regex(/^[\w-]{1,64}$/, 'is not a workspace id'), description("Copy it from the workspace's address at Prolific."));
/** The name of a commit, whole: a short one could come to mean another. */
const values_commit = pipe(string(), regex(/^[0-9a-f]{40}$/i, 'is not the name of a commit'), toLowerCase(), description('Give the output `ledger-head` of an earlier audit: 40 characters, each 0-9 or a-f.'));
/** A path as given; where it leads is for whoever writes the file. */
const filePath = pipe(string(), check((text) => !controlCharacter.test(text) && !/[\\/]$/.test(text), 'is not the path of a file'), description('Write one path, such as receipt.csv.'));
const maxTotal = limit(largestTotalCents);
const maxPerBonus = limit(largestBonusCents);
/** Minutes, decimals allowed, to milliseconds; 0 looks once. */
const settleMs = pipe(duration(0, mostSettleMinutes, 60_000, 'is not a time in minutes'), description(`Write a number from 0 to ${mostSettleMinutes}, such as 2 or 0.5.`));
/** Seconds, decimals allowed, to milliseconds. */
const timeoutMs = pipe(duration(1, mostTimeoutSeconds, 1000, 'is not a time in seconds'), description(`Write a number from 1 to ${mostTimeoutSeconds}, such as 60.`));
/** An amount in the study's currency, more than zero. */
function limit(most) {
    return pipe(string(), transform((text) => parseCents(text, most)), custom((cents) => typeof cents === 'number' && cents > 0, 'is not a limit'), description(`Write an amount of at least 0.01 and at most ${showCents(most)}: digits, or digits, a point and two digits.`));
}
/** A decimal number of some unit, to milliseconds. */
function duration(least, most, unitMs, problem) {
    return pipe(string(), regex(/^\d{1,6}(?:\.\d{1,6})?$/, problem), transform(Number), minValue(least, problem), maxValue(most, problem), transform((count) => Math.round(count * unitMs)));
}
function isShort(text) {
    return text !== '' && text.length <= longestLabel;
}

;// CONCATENATED MODULE: ./build/core/inputs/table.js







/**
 * What each input of action.yml may hold: text, trimmed and not empty, to its value. The message of
 * a row ends the sentence `mode: "dry" \u2026`, and its description is the hint. Defaults are those of
 * action.yml.
 */
const inputTable = {
    'prolific-token': token,
    'study-id': studyId,
    csv: pipe(string(), transform(patternsIn)),
    'id-column': columnName,
    'amount-column': columnName,
    // `auto` pays where the event may pay, and plans elsewhere.
    mode: pipe(picklist(['auto', 'plan', 'pay', 'reconcile', 'audit'], 'is not a mode'), description('Write auto, plan, pay, reconcile or audit.')),
    batch: label,
    answer: pipe(string(), transform(parseAnswer)),
    'require-approval': yesOrNo,
    'require-preview': yesOrNo,
    currency: currency,
    'max-total': maxTotal,
    'max-per-bonus': maxPerBonus,
    'allow-whole-amounts': yesOrNo,
    'workspace-id': workspaceId,
    'settle-minutes': settleMs,
    'request-timeout': timeoutMs,
    quote: yesOrNo,
    // `auto` is yes where `mode` is `auto`.
    comment: pipe(union([literal('auto'), yesOrNo], 'is neither true, false nor auto'), description('Write true, false or auto.')),
    'expected-head': values_commit,
    receipt: filePath,
    ledger: pipe(picklist(['branch', 'artifact'], 'is neither branch nor artifact'), description('Write branch or artifact.')),
    'ledger-branch': branchName,
    'ledger-path': folderOnBranch,
    'ledger-repository': pipe(repositoryName, description('Write owner/name, or leave it out for this repository.')),
    'ledger-token': token,
    'github-token': token,
    'show-ids': yesOrNo,
    'api-url': pipe(httpsAddress, description('Write an https address, such as https://api.prolific.com, or leave it out.')),
};
/** The value of an input, or what is wrong with it. What a secret holds is in no message. */
function parseInput(name, text) {
    const row = inputTable[name];
    const parsed = safeParse(row, text, { abortPipeEarly: true });
    if (parsed.success)
        return { value: parsed.output };
    const shown = name in secretInputs ? '' : `${showInput(text)} `;
    const message = `${name}: ${shown}${parsed.issues[0].message}.`;
    return { problem: { message, hint: getDescription(row) ?? '' } };
}
/** What an input that was left empty counts as. */
function defaultOf(name) {
    const defaults = inputDefaults;
    const text = defaults[name];
    return (text === undefined ? null : parse(inputTable[name], text));
}

;// CONCATENATED MODULE: ./build/inputs.js






/** These say whether there is a preview comment, which, and who may write it. */
const previewInputs = [
    'mode',
    'comment',
    'study-id',
    'csv',
    'batch',
    'github-token',
];
/**
 * Reads every input once and masks the secrets in the log, before anything else can print them. An
 * empty input takes its default; every invalid one is reported, all at once, as `INPUT_INVALID`. So
 * is one that is given and blank: a shell takes it for given, and what it was to limit would have
 * no limit.
 *
 * @param event decides what `mode: auto` does
 */
function readInputs(event) {
    const { findings, wrong, report, secrets, read } = openReader();
    const mode = read('mode');
    const comment = read('comment');
    const { approve, resolutions, problems } = read('answer') ?? noAnswer;
    problems.forEach(report);
    const inputs = {
        prolificToken: secrets['prolific-token'] || null,
        studyId: read('study-id'),
        csv: read('csv') ?? [],
        mode: mode === 'auto' ? modeOf(event) : mode,
        batch: read('batch'),
        approve,
        requireApproval: read('require-approval'),
        requirePreview: read('require-preview'),
        currency: read('currency'),
        maxTotalCents: read('max-total'),
        maxPerBonusCents: read('max-per-bonus'),
        allowWholeAmounts: read('allow-whole-amounts'),
        idColumn: read('id-column'),
        amountColumn: read('amount-column'),
        workspaceId: read('workspace-id'),
        settleMs: read('settle-minutes'),
        requestTimeoutMs: read('request-timeout'),
        resolve: resolutions,
        quote: read('quote'),
        isAutomatic: mode === 'auto',
        comment: comment === 'auto' ? mode === 'auto' : comment,
        expectedHead: read('expected-head'),
        receipt: read('receipt'),
        ledger: read('ledger'),
        ledgerBranch: read('ledger-branch'),
        ledgerPath: read('ledger-path'),
        ledgerRepository: read('ledger-repository'),
        githubToken: secrets['github-token'],
        ledgerToken: secrets['ledger-token'] || secrets['github-token'],
        showIds: read('show-ids'),
        apiUrl: read('api-url'),
    };
    findTogether(inputs, wrong, event.defaultBranch).forEach(report);
    if (findings.length === 0)
        return { inputs };
    const isPreviewKnown = inputs.githubToken !== '' && previewInputs.every((name) => !wrong.has(name));
    return { findings, inputs, isPreviewKnown };
}
/** Reads one input after the other, and notes which of them are wrong. */
function openReader() {
    const findings = [];
    const wrong = new Set();
    const report = ({ message, hint }) => {
        findings.push({ kind: 'error', code: 'INPUT_INVALID', message, hint });
    };
    const reportWrong = (name, problem) => {
        wrong.add(name);
        report(problem);
    };
    const readGiven = (name) => {
        const given = core/* getInput */.V4(name, { trimWhitespace: false });
        if (given === '' || !isBlank(given))
            return given.trim();
        const message = `${name}: is given, and holds nothing but blanks.`;
        reportWrong(name, { message, hint: 'Write a value, or leave it out.' });
        return '';
    };
    const secrets = readSecrets(readGiven, reportWrong);
    const readText = (name) => {
        const text = readGiven(name);
        if (!holdsSecret(text, Object.values(secrets)))
            return text;
        const message = `${name}: holds a token, which belongs into another input.`;
        reportWrong(name, { message, hint: tokenHint });
        return '';
    };
    // The default also replaces an invalid value, which is reported, so that it is never used.
    const read = (name) => {
        const text = readText(name);
        if (text === '')
            return defaultOf(name);
        const parsed = parseInput(name, text);
        if ('value' in parsed)
            return parsed.value;
        reportWrong(name, parsed.problem);
        return defaultOf(name);
    };
    return { findings, wrong, report, secrets, read };
}
/** Each token, '' where it was left out. The value of an invalid one is in no message. */
function readSecrets(readGiven, reportWrong) {
    const readSecret = (name) => {
        const token = readGiven(name);
        if (token === '')
            return '';
        hideSecret(token, secretInputs[name]);
        const parsed = parseInput(name, token);
        if ('problem' in parsed)
            reportWrong(name, parsed.problem);
        return token;
    };
    return {
        'prolific-token': readSecret('prolific-token'),
        'github-token': readSecret('github-token'),
        'ledger-token': readSecret('ledger-token'),
    };
}
/**
 * Masks a token in the log: as it is, in every part of it, and in base64 behind each prefix with
 * which it is sent.
 */
function hideSecret(token, prefixes) {
    // A short part, such as a prefix that was pasted along, would mask ordinary words.
    const longParts = token.split(/\s+/).filter(({ length }) => length >= 8);
    for (const part of new Set([token, ...longParts]))
        core/* setSecret */.Pq(part);
    for (const prefix of ['', ...prefixes]) {
        // Without the padding, so that the mask also fits where it is left out.
        core/* setSecret */.Pq(Buffer.from(`${prefix}${token}`).toString('base64').replace(/=+$/, ''));
    }
}

;// CONCATENATED MODULE: ./build/outputs.js


/**
 * What the run leaves behind for the workflow: outputs, the summary and the exit code. Nobody else
 * sets them.
 */
/**
 * Until success is known the run has failed: a process that ends too early must not look like one
 * that did its work.
 */
function assumeFailure() {
    process.exitCode = core/* ExitCode */.yU.Failure;
}
function markSuccess() {
    process.exitCode = core/* ExitCode */.yU.Success;
}
/** Fails the step. The message is one of the ten error annotations that GitHub shows. */
function markFailure(message) {
    core/* setFailed */.C1(escapeLog(message));
}
/**
 * Where the runner's file cannot be written, the run counts anyway, and its summary matters all the
 * more.
 */
function publishOutputs(values) {
    try {
        for (const [name, value] of Object.entries(values))
            core/* setOutput */.uH(name, value);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        core/* warning */.$e(escapeLog(`The outputs could not be written: ${reason}`));
    }
}
/**
 * Appends to the step's summary. Where there is none, or it cannot be written, the run counts
 * anyway: the log says so.
 */
async function publishSummary(markdown) {
    try {
        await core/* summary */.z.addRaw(markdown, true).write();
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        core/* info */.pq(escapeLog(`The summary could not be written: ${reason}`));
    }
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(942);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
;// CONCATENATED MODULE: ./build/adapters/http/host.js
/**
 * Certificates are always checked: without this, `NODE_TLS_REJECT_UNAUTHORIZED=0` on a runner would
 * send tokens, and money, to whoever answers. A certificate authority of one's own is trusted with
 * `NODE_EXTRA_CA_CERTS`.
 */
const certificatesAreChecked = { rejectUnauthorized: true };
/** The host as a socket wants it: a URL writes an IPv6 address in brackets. */
function hostOf({ hostname }) {
    return hostname.replace(/^\[(.*)\]$/, '$1');
}
/** The port that a URL means, also where it does not say. */
function portOf({ protocol, port }) {
    return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

;// CONCATENATED MODULE: ./build/adapters/http/fresh-connection.js



/**
 * An unused connection older than this is not used: something on the way may have dropped it
 * without a word, and a request that goes into it has an unknown fate.
 */
const freshForMs = 10_000;
/**
 * Begins to connect and gives at once. A failure shows in `take` only: whoever sends then connects
 * again, and reports what the network says.
 *
 * @param session of an earlier connection to the same host, which makes the handshake cheaper.
 *   Node gives it out only after the certificate was found good
 */
function openFresh(url, session, nowMs = () => performance.now()) {
    let socket = connect(url, session);
    const openedMs = nowMs();
    socket.on('error', () => undefined);
    // It keeps no process alive: until it is taken nobody waits for it.
    socket.unref();
    const giveUp = () => {
        socket?.destroy();
        socket = null;
    };
    return {
        take: () => {
            if (socket === null)
                return null;
            // Whatever came before anybody asked, an end or a "408 Request Timeout", is no answer to this
            // request.
            const isQuiet = socket.readable && socket.writable && socket.readableLength === 0;
            if (!isQuiet || nowMs() - openedMs > freshForMs) {
                giveUp();
                return null;
            }
            const taken = socket;
            socket = null;
            return taken.ref();
        },
        giveUp,
    };
}
function connect(url, session) {
    const host = hostOf(url);
    const port = portOf(url);
    if (url.protocol !== 'https:')
        return external_node_net_namespaceObject.connect({ host, port });
    return external_node_tls_namespaceObject.connect({
        host,
        port,
        ...(external_node_net_namespaceObject.isIP(host) === 0 && { servername: host }),
        ...(session !== undefined && { session }),
        ALPNProtocols: ['http/1.1'],
        ...certificatesAreChecked,
    });
}

;// CONCATENATED MODULE: ./build/adapters/http/connection.js






/** How many connections to one host wait for a further request, and how long. */
const kept = { keepAlive: true, maxFreeSockets: 4, timeout: 15_000 };
/** Connections shared by all of this process, which keep it alive only during a request. */
const keptPlain = new external_node_http_namespaceObject.Agent(kept);
const keptSecure = new external_node_https_namespaceObject.Agent(kept);
/** By host and port: what lets a fresh connection shorten its handshake. */
const sessions = new Map();
/**
 * Opens a connection for one request later on. Behind a proxy there is nothing to open before the
 * request is there.
 */
function openConnection(url) {
    return isProxied(url)
        ? { take: () => null, giveUp: () => undefined }
        : openFresh(url, sessions.get(url.host));
}
/**
 * Starts one request and resolves with its status line and headers. Rejects with whatever the
 * network says, a kept connection that the other side had closed included. It follows no redirect
 * and tries nothing twice: `requestRaw` sends what it is given, once.
 *
 * @param idleMs the client's own limit, on silence only; the caller's total limit must be shorter
 * @param stop ends the tunnel through a proxy, which is a request of its own that nothing else
 *   reaches
 */
async function startRequest(request, underway, idleMs, stop) {
    const client = new lib/* HttpClient */.Qq(undefined, undefined, {
        allowRedirects: false,
        allowRetries: false,
        maxRetries: 0,
        keepAlive: false,
        socketTimeout: idleMs,
    });
    const { url, body } = request;
    const isSecure = url.protocol === 'https:';
    const answer = await client.requestRaw({
        parsedUrl: url,
        httpModule: watchingModule(isSecure, underway, request),
        options: {
            method: request.method,
            host: hostOf(url),
            port: portOf(url),
            path: url.pathname + url.search,
            headers: { ...request.headers, ...lengthOf(body) },
            agent: agentOf(client, request, stop),
            ...certificatesAreChecked,
        },
    }, 
    // Nothing at all, and not a text without characters: that would be announced by a
    // `content-length` of 0.
    body === undefined ? undefined : streamed(body));
    return answer.message;
}
function isProxied(url) {
    return (0,lib/* getProxyUrl */.s_)(url.href) !== '';
}
function agentOf(client, { url, fresh }, stop) {
    if (isProxied(url)) {
        // A tunnel carries one request.
        const agent = client.getAgent(url.href);
        prepareTunnel(agent, stop);
        return agent;
    }
    const isSecure = url.protocol === 'https:';
    if (fresh === undefined)
        return isSecure ? keptSecure : keptPlain;
    const once = isSecure ? new external_node_https_namespaceObject.Agent() : new external_node_http_namespaceObject.Agent();
    const socket = fresh.take();
    if (socket !== null)
        once.createConnection = () => socket;
    return once;
}
/**
 * The client measures text alone; without a length, a stream would go out in chunks, which blob
 * storage refuses.
 */
function lengthOf(body) {
    if (body === undefined || typeof body === 'string')
        return {};
    const bytes = body instanceof Uint8Array
        ? body.length
        : body.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
    return { 'content-length': String(bytes) };
}
/** The client takes text or a stream, and ends the request when the stream closes. */
function streamed(body) {
    if (typeof body === 'string')
        return body;
    const pieces = body instanceof Uint8Array ? [body] : body;
    return external_node_stream_namespaceObject.Readable.from(pieces, { objectMode: false });
}
/** The module that the client calls, with a `request` that keeps what it has made. */
function watchingModule(isSecure, underway, { url, mayLeave = () => true }) {
    const request = (options, onAnswer) => {
        const made = isSecure ? external_node_https_namespaceObject.request(options, onAnswer) : external_node_http_namespaceObject.request(options, onAnswer);
        underway.client = made;
        made.once('socket', (socket) => {
            if (!made.reusedSocket)
                keepSession(url, socket);
            // Node holds the request back until this event; with TLS that is after the certificate was
            // found good. A socket that was connected before, as a kept one and a proxy's tunnel are,
            // takes the request at once.
            const isReady = isSecure
                ? !('secureConnecting' in socket && socket.secureConnecting === true)
                : !socket.connecting;
            const letLeave = () => {
                if (mayLeave())
                    underway.mayBeWritten = true;
                else
                    made.destroy(new Error('when the connection was open, it was too late to send the request'));
            };
            if (isReady)
                letLeave();
            else
                socket.once(isSecure ? 'secureConnect' : 'connect', letLeave);
        });
        return made;
    };
    // The client calls nothing else of it. Copying the whole module would load its lazy parts, which
    // takes longer than a request.
    return { request };
}
/** Node gives a session out only after the certificate of its connection was found good. */
function keepSession({ host }, socket) {
    socket.on('session', (session) => sessions.set(host, session));
}
/**
 * The agent of a proxy makes its CONNECT request from `proxyOptions`, so a signal put there reaches
 * it. The connection through the tunnel is made from `options`, those of the request
 * notwithstanding.
 */
function prepareTunnel(agent, stop) {
    if (!('proxyOptions' in agent && typeof agent.proxyOptions === 'object'))
        return;
    Object.assign(agent.proxyOptions ?? {}, { signal: stop, ...certificatesAreChecked });
    if ('options' in agent && typeof agent.options === 'object')
        Object.assign(agent.options ?? {}, certificatesAreChecked);
}

;// CONCATENATED MODULE: ./build/adapters/http/send.js

/** The longest body that is taken in; GitHub and Prolific stay far below. */
const longestBodyBytes = 64 * 1024 * 1024;
/** There is no answer, or not a whole one. */
class HttpFailure extends Error {
    name = 'HttpFailure';
    /** False only when no byte of the request can have left. */
    written;
    /** One line, for people: what the network said. */
    reason;
    constructor(written, reason, cause) {
        super(reason, { cause });
        this.written = written;
        this.reason = reason;
    }
}
/**
 * Sends one request and resolves with its status line; a connection to the host that waits for a
 * further request is used, where `fresh` does not forbid it. Redirects are answers like any other,
 * nothing is sent twice, proxy variables are honoured. Rejects with `HttpFailure` and nothing else:
 * where a kept connection had gone stale, with one that may have been written.
 */
async function send(request) {
    if (request.signal?.aborted === true)
        throw new HttpFailure(false, 'cancelled before it was sent');
    const exchange = new Exchange(request);
    return exchange.answer();
}
/**
 * One request under its time limit and its signal; both end it, whatever the socket does or does
 * not say.
 */
class Exchange {
    #request;
    #underway = { mayBeWritten: false, client: null };
    #broken = Promise.withResolvers();
    #stop = new AbortController();
    #timer;
    #onAbort = () => {
        this.#end(this.#failure('cancelled'));
    };
    constructor(request) {
        this.#request = request;
        // Nobody may be waiting when it breaks: between the status line and the body.
        this.#broken.promise.catch(() => undefined);
        this.#timer = setTimeout(() => {
            this.#end(this.#failure(`no whole answer within ${request.timeoutMs / 1_000} s`));
        }, request.timeoutMs);
        request.signal?.addEventListener('abort', this.#onAbort, { once: true });
    }
    async answer() {
        try {
            const idleMs = this.#request.timeoutMs + 60_000;
            const started = startRequest(this.#request, this.#underway, idleMs, this.#stop.signal);
            const message = await Promise.race([started, this.#broken.promise]);
            // A connection that breaks before the body is asked for is reported then.
            message.on('error', () => undefined);
            return {
                status: message.statusCode ?? 0,
                headers: message.headers,
                readBytes: () => this.#readBytes(message),
                readText: async () => (await this.#readBytes(message)).toString('utf8'),
                drop: () => {
                    this.#end(this.#failure('dropped'));
                },
            };
        }
        catch (cause) {
            const failure = cause instanceof HttpFailure ? cause : this.#failure(describe(cause), cause);
            this.#end(failure);
            throw failure;
        }
    }
    async #readBytes(message) {
        try {
            const whole = readWhole(message, this.#request.longestAnswerBytes ?? longestBodyBytes);
            const bytes = await Promise.race([whole, this.#broken.promise]);
            this.#release();
            return bytes;
        }
        catch (cause) {
            const failure = cause instanceof HttpFailure
                ? cause
                : new HttpFailure(true, `the answer was cut off: ${describe(cause)}`, cause);
            this.#end(failure);
            throw failure;
        }
    }
    #failure(reason, cause) {
        return new HttpFailure(this.#underway.mayBeWritten, reason, cause);
    }
    /**
     * Nothing that keeps the process alive may stay behind: no timer, no socket, no half-made tunnel.
     */
    #end(failure) {
        this.#release();
        this.#broken.reject(failure);
        this.#stop.abort();
        this.#underway.client?.destroy();
    }
    #release() {
        clearTimeout(this.#timer);
        this.#request.signal?.removeEventListener('abort', this.#onAbort);
    }
}
/** Rejects on a premature end, which a stream may otherwise pass over in silence. */
async function readWhole(message, longestBytes) {
    const chunks = [];
    let length = 0;
    for await (const chunk of message) {
        length += chunk.length;
        if (length > longestBytes)
            throw new HttpFailure(true, `the answer is longer than ${longestBytes} bytes`);
        chunks.push(chunk);
    }
    if (!message.complete)
        throw new Error('the connection closed before its end');
    return Buffer.concat(chunks);
}
/**
 * One line of what an error of the network says. Several addresses that all failed come as one
 * error without a text.
 */
function describe(cause) {
    const error = cause instanceof AggregateError ? cause.errors.at(-1) : cause;
    const text = error instanceof Error ? error.message : String(error);
    return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}

;// CONCATENATED MODULE: ./build/adapters/http/retries.js

/** The longest pause that a server may ask for between two tries. */
const longestRetryAfterMs = 60_000;
/** Before the second try, and before each later one. */
const pausesMs = [1_000, 3_000];
/**
 * Tries something that moves no money until it comes to something, and gives what it came to last.
 * It pauses longer each time, and as long as it was asked to, up to a minute. Nothing is tried
 * after the signal was aborted.
 */
async function tryPatiently(once, { tries, sleep, signal }) {
    for (let tried = 1;; tried += 1) {
        const { outcome, isTransient, askedMs } = await once();
        if (!isTransient || tried >= tries || signal?.aborted === true)
            return outcome;
        const pauseMs = pausesMs[Math.min(tried, pausesMs.length) - 1] ?? 0;
        await sleep(Math.max(pauseMs, Math.min(askedMs, longestRetryAfterMs)));
    }
}
/**
 * Sends a request that moves no money, and sends it again after a failure of the network, an answer
 * that was cut off, 429 or 5xx. The last answer is given as it is; a last failure rejects with
 * `HttpFailure`.
 */
async function sendWithRetries(request, retries) {
    const isTransient = retries.isTransient ?? (({ status }) => status === 429 || status >= 500);
    const once = async () => {
        const outcome = await tryOnce(request);
        return outcome instanceof HttpFailure
            ? { outcome, isTransient: true, askedMs: 0 }
            : { outcome, isTransient: isTransient(outcome), askedMs: retryAfterMs(outcome.headers) };
    };
    const { tries, sleep } = retries;
    const signal = request.signal === undefined ? {} : { signal: request.signal };
    const outcome = await tryPatiently(once, { tries, sleep, ...signal });
    if (outcome instanceof HttpFailure)
        throw outcome;
    return outcome;
}
async function tryOnce(request) {
    try {
        const answer = await send(request);
        return { status: answer.status, headers: answer.headers, text: await answer.readText() };
    }
    catch (failure) {
        if (failure instanceof HttpFailure)
            return failure;
        throw failure;
    }
}
/**
 * What `Retry-After` asks for, in milliseconds; 0 where it says nothing that can be read. A date is
 * compared with the date of the answer, so that a wrong clock here does not matter.
 */
function retryAfterMs(headers) {
    const asked = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(asked))
        return Number(asked) * 1_000;
    const untilMs = Date.parse(asked);
    const fromMs = Date.parse(headers.date ?? '');
    if (Number.isNaN(untilMs) || Number.isNaN(fromMs))
        return 0;
    return Math.max(0, untilMs - fromMs);
}

;// CONCATENATED MODULE: ./build/adapters/http/json.js

/** The value of a JSON text, or undefined where it is none (JSON has no undefined). */
function json_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * A long text in which JSON has nothing to escape, as base64 is: its bytes, in pieces that belong
 * one after another.
 */
class PlainText {
    pieces;
    constructor(pieces) {
        this.pieces = pieces;
    }
}
/**
 * A value as JSON, in pieces that belong one after another. Those of a `PlainText` are among them,
 * and are not copied.
 */
function jsonInPieces(value) {
    const plain = [];
    // Nothing foreign in the value can hold it.
    const mark = (0,external_node_crypto_namespaceObject.randomBytes)(16).toString('hex');
    const json = JSON.stringify(value, (_key, inner) => {
        if (!(inner instanceof PlainText))
            return inner;
        plain.push(inner);
        return mark;
    });
    const between = json.split(mark);
    return between.flatMap((piece, at) => [piece, ...(plain[at]?.pieces ?? [])]);
}

;// CONCATENATED MODULE: ./build/adapters/github/github-answer.js




/**
 * GitHub: GraphQL errors. An error without a type is one of the syntax, or a failure inside GitHub.
 */
const graphqlAnswer = object({
    data: nullish(record(string(), unknown())),
    errors: nullish(array(object({
        type: nullish(string()),
        message: fallback(string(), 'no message'),
        path: nullish(array(union([string(), number()]))),
    }))),
});
/** GitHub: REST client errors; details are objects or plain strings. */
const restErrors = object({
    message: string(),
    errors: optional(array(union([string(), looseObject({ message: optional(string()) })]))),
});
/** Statuses under which GitHub refuses what it has understood. */
const refusals = [401, 403, 404, 409, 410, 422];
/** @param mayBeHidden fields of which an error says nothing but that they are null */
function judgeGraphql(answer, mayBeHidden = []) {
    if (answer.status !== 200)
        return judgeFailure(answer);
    const parsed = safeParse(graphqlAnswer, json_parseJson(answer.text));
    if (!parsed.success)
        return unclear("an answer that is not GraphQL's JSON");
    const { data } = parsed.output;
    const errors = (parsed.output.errors ?? []).filter(({ path }) => !mayBeHidden.some((hidden) => isWithin(path ?? [], hidden)));
    if (errors.length === 0) {
        return data === null || data === undefined
            ? unclear('an answer with neither data nor errors')
            : { kind: 'value', value: data, date: dateOf(answer) };
    }
    const told = errors.map(({ type, message }) => ({
        status: 200,
        type: type ?? null,
        message: github_answer_oneLine(message),
    }));
    const reason = told.map(({ message }) => message).join('; ');
    if (told.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT'))
        return { kind: 'limited', waitMs: waitMsOf(answer), reason };
    // Half an answer is none: what is missing may be what counts.
    if (data !== null && data !== undefined && Object.values(data).some((value) => value !== null))
        return unclear(`an answer with data and errors: ${reason}`);
    if (told.some(({ message }) => message.startsWith('Something went wrong')))
        return unclear(reason);
    return { kind: 'errors', errors: told };
}
function isWithin(path, field) {
    return field.every((name, at) => path[at] === name);
}
function judgeRest(answer) {
    if (answer.status < 200 || answer.status > 299)
        return judgeFailure(answer);
    // GitHub: "No Content", its answer to a deletion.
    if (answer.status === 204)
        return { kind: 'value', value: null, date: dateOf(answer) };
    const value = json_parseJson(answer.text);
    return value === undefined
        ? unclear(`status ${answer.status} without JSON`)
        : { kind: 'value', value, date: dateOf(answer) };
}
/** For a body that is wanted as it is. */
function judgeText(answer) {
    return answer.status === 200
        ? { kind: 'value', value: answer.text, date: dateOf(answer) }
        : judgeFailure(answer);
}
function judgeFailure(answer) {
    const { status, headers } = answer;
    const parsed = safeParse(restErrors, json_parseJson(answer.text));
    const message = parsed.success ? github_answer_textOf(parsed.output) : '';
    const reason = message === '' ? `status ${status}` : `status ${status}, ${message}`;
    // GitHub: rate limits. Both kinds answer 403 or 429; the secondary one need not have a header.
    const isLimited = 'retry-after' in headers ||
        headers['x-ratelimit-remaining'] === '0' ||
        /rate limit/i.test(message);
    if (status === 429 || (status === 403 && isLimited))
        return { kind: 'limited', waitMs: waitMsOf(answer), reason };
    if (refusals.includes(status) && message !== '')
        return { kind: 'errors', errors: [{ status, type: null, message }] };
    return unclear(reason);
}
function unclear(reason) {
    return { kind: 'unclear', reason, wasSent: true };
}
function github_answer_textOf({ message, errors = [] }) {
    const details = errors.map((one) => (typeof one === 'string' ? one : (one.message ?? '')));
    return github_answer_oneLine([message, ...details.filter((detail) => detail !== '')].join(': '));
}
function github_answer_oneLine(text) {
    return maskIdsIn(text.replace(/\s+/g, ' ').trim()).slice(0, 400);
}
/**
 * GitHub: rate limits. `retry-after` comes first; the reset is in seconds since 1970 by GitHub's
 * clock.
 */
function waitMsOf(answer) {
    const { headers } = answer;
    if ('retry-after' in headers)
        return retryAfterMs(headers);
    const resetSeconds = Number(headers['x-ratelimit-reset']);
    const date = dateOf(answer);
    if (headers['x-ratelimit-remaining'] !== '0' || !(resetSeconds > 0) || date === null)
        return null;
    return Math.max(0, resetSeconds * 1_000 - date.getTime());
}
function dateOf({ headers }) {
    const ms = Date.parse(headers.date ?? '');
    return Number.isNaN(ms) ? null : new Date(ms);
}

;// CONCATENATED MODULE: ./build/adapters/github/github.js




/** Of a request with a body; one without does not say what its body is. */
const withJson = { 'content-type': 'application/json' };
function connectGitHub(address) {
    const headers = {
        authorization: `Bearer ${address.token}`,
        'user-agent': 'pay-prolific-bonuses',
        // GitHub: REST API versions. GraphQL ignores it.
        'x-github-api-version': '2022-11-28',
    };
    const restRoot = address.apiUrl.href.replace(/\/$/, '');
    const ask = (request, judge, tries) => tries > 1
        ? askPatiently(request, judge, { tries, sleep: address.sleep })
        : askOnce(request, judge);
    return {
        graphql: (query, variables, { signal, timeoutMs, tries }, mayBeHidden = []) => ask({
            method: 'POST',
            url: address.graphqlUrl,
            headers: { ...headers, ...withJson, accept: 'application/json' },
            body: jsonInPieces({ query, variables }),
            timeoutMs,
            signal,
        }, (answer) => judgeGraphql(answer, mayBeHidden), tries),
        rest: (call, { signal, timeoutMs, tries }) => ask({
            method: call.method,
            url: new URL(`${restRoot}/${call.path}`),
            headers: {
                ...headers,
                ...(call.body === undefined ? {} : withJson),
                accept: call.accept === 'text' ? 'application/vnd.github.raw' : 'application/vnd.github+json',
            },
            ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
            ...(call.longestAnswerBytes === undefined
                ? {}
                : { longestAnswerBytes: call.longestAnswerBytes }),
            timeoutMs,
            signal,
        }, call.accept === 'text' ? judgeText : judgeRest, tries),
    };
}
async function askOnce(request, judge) {
    try {
        const answer = await send(request);
        return judge({
            status: answer.status,
            headers: answer.headers,
            text: await answer.readText(),
        });
    }
    catch (failure) {
        return unclearFrom(failure);
    }
}
async function askPatiently(request, judge, retries) {
    const isTransient = (answer) => {
        const { kind } = judge(answer);
        // Without `Retry-After` a limit lasts up to an hour, and asking on makes it longer.
        return kind === 'unclear' || (kind === 'limited' && 'retry-after' in answer.headers);
    };
    try {
        return judge(await sendWithRetries(request, { ...retries, isTransient }));
    }
    catch (failure) {
        return unclearFrom(failure);
    }
}
function unclearFrom(failure) {
    if (!(failure instanceof HttpFailure))
        throw failure;
    return { kind: 'unclear', reason: failure.reason, wasSent: failure.written };
}

;// CONCATENATED MODULE: ./build/adapters/github/graphql-document.js
function graphqlDocument(text) {
    return text;
}
/**
 * The fields of an object where it is of this type. Nothing at all without a field: GraphQL's
 * grammar allows no empty selection, and what GitHub's own parser makes of one is not known.
 */
function selectionOn(type, fields) {
    return fields.length === 0 ? '' : `... on ${type} { ${fields.join('\n')} }`;
}

;// CONCATENATED MODULE: ./build/adapters/github/comments.js



const comments_timeoutMs = 30_000;
/** For what may be done twice with one effect; a comment is created with one try. */
const repeatableTries = 3;
const commentsPerPage = 100;
/** A conversation longer than this is not looked through. */
const comments_pagesAtMost = 100;
const commentShape = object({
    id: pipe(number(), integer()),
    body: nullish(string(), ''),
    /** Null: the account is gone. */
    user: nullable(object({ login: string(), type: string() })),
});
const viewerQuery = graphqlDocument('query { viewer { login } }');
const viewerShape = object({ viewer: object({ login: string() }) });
/** GitHub did not do it. The message is GitHub's, or what the network said. */
class CommentRefused extends Error {
    name = 'CommentRefused';
    /** GitHub's status; null where there was no answer that says no. */
    status;
    constructor(status, reason) {
        super(reason);
        this.status = status;
    }
}
/**
 * The login of the token's owner; that of a workflow's own token is `github-actions[bot]`. Throws
 * `CommentRefused`.
 */
async function readLogin({ address, signal }) {
    const patience = { signal, timeoutMs: comments_timeoutMs, tries: repeatableTries };
    const answer = await connectGitHub(address).graphql(viewerQuery, {}, patience);
    return expect(viewerShape, answer).viewer.login;
}
/** All comments, oldest first. Throws `CommentRefused`. */
async function listComments(thread) {
    const comments = [];
    for (let page = 1; page <= comments_pagesAtMost; page += 1) {
        const path = `${pathOf(thread)}/issues/${thread.number}/comments?per_page=${commentsPerPage}&page=${page}`;
        const shown = expect(array(commentShape), await ask(thread, { method: 'GET', path }, repeatableTries));
        comments.push(...shown);
        if (shown.length < commentsPerPage)
            return comments;
    }
    throw new CommentRefused(null, `it has more than ${comments_pagesAtMost * commentsPerPage} comments`);
}
/**
 * Null where GitHub's answer did not come, so that it may be there or not. Throws `CommentRefused`.
 */
async function createComment(thread, body) {
    const path = `${pathOf(thread)}/issues/${thread.number}/comments`;
    const answer = await ask(thread, { method: 'POST', path, body: { body } }, 1);
    return answer.kind === 'unclear' ? null : expect(commentShape, answer);
}
/** Throws `CommentRefused`. */
async function updateComment(thread, id, body) {
    const path = `${pathOf(thread)}/issues/comments/${id}`;
    expect(commentShape, await ask(thread, { method: 'PATCH', path, body: { body } }, repeatableTries));
}
/** One that is gone already is deleted too. Throws `CommentRefused`. */
async function deleteComment(thread, id) {
    const path = `${pathOf(thread)}/issues/comments/${id}`;
    const answer = await ask(thread, { method: 'DELETE', path }, repeatableTries);
    if (answer.kind !== 'errors') {
        expect(null_(), answer);
        return;
    }
    const [first] = answer.errors;
    if (first?.status === 404)
        return;
    const reason = first?.message ?? 'no reason given';
    throw new CommentRefused(first?.status ?? null, `a second comment could not be deleted: ${reason}`);
}
function pathOf({ repository }) {
    return `repos/${repository}`;
}
async function ask({ address, signal }, call, tries) {
    return await connectGitHub(address).rest(call, { signal, timeoutMs: comments_timeoutMs, tries });
}
function expect(schema, answer) {
    if (answer.kind === 'errors') {
        const [first] = answer.errors;
        throw new CommentRefused(first?.status ?? null, first?.message ?? 'no reason given');
    }
    if (answer.kind !== 'value')
        throw new CommentRefused(null, answer.reason);
    const parsed = safeParse(schema, answer.value);
    if (!parsed.success)
        throw new CommentRefused(null, 'an answer that is not what GitHub documents');
    return parsed.output;
}

;// CONCATENATED MODULE: ./build/adapters/github/own-account.js
/**
 * Whether an author is the owner of the token. GitHub spells the login of a bot with `[bot]` in one
 * API and without in another; a person can have the name without it.
 *
 * @param login of the token's owner
 */
function isOwnAccount(login, author) {
    if (author === null)
        return false;
    const [own, theirs] = [login, author.login].map((name) => name.toLowerCase());
    if (own === theirs)
        return true;
    return author.type === 'Bot' && own?.replace('[bot]', '') === theirs?.replace('[bot]', '');
}

;// CONCATENATED MODULE: ./build/adapters/github/preview.js


/**
 * Writes the preview into the comment that begins with the marker and is this token's own, or into
 * a new one. Two runs at once end with one comment: the oldest. Those of others are left alone,
 * whatever they begin with. Nothing that GitHub or the network does is thrown.
 */
async function publishPreview(preview) {
    try {
        const login = await readLogin(preview);
        const own = await listOwn(preview, login);
        if (own.length > 0)
            await keepOldest(preview, own);
        else
            await createOne(preview, login);
        return { kind: 'published' };
    }
    catch (error) {
        if (!(error instanceof CommentRefused))
            throw error;
        return { kind: 'failed', warning: describeFailure(preview, error) };
    }
}
/**
 * Another run may have found no comment either and made one: who looks again after making one sees
 * both.
 */
async function createOne(preview, login) {
    const created = await createComment(preview, preview.body);
    const seen = await listOwn(preview, login);
    // The list can lag behind what was just made.
    if (created !== null && !seen.some(({ id }) => id === created.id))
        seen.push(created);
    if (seen.length === 0)
        throw new CommentRefused(null, 'GitHub did not say whether it was written');
    await keepOldest(preview, seen);
}
async function keepOldest(preview, own) {
    const [oldest, ...others] = own.toSorted((a, b) => a.id - b.id);
    if (oldest !== undefined && oldest.body !== preview.body)
        await updateComment(preview, oldest.id, preview.body);
    for (const { id } of others)
        await deleteComment(preview, id);
}
async function listOwn(preview, login) {
    const comments = await listComments(preview);
    return comments.filter(({ body, user }) => body.startsWith(preview.marker) && isOwnAccount(login, user));
}
function describeFailure({ number }, { status, message }) {
    const reason = message.replace(/\.$/, '');
    return `The preview could not be written to pull request #${number}: ${reason}. ${remedyFor(status, message)} The plan counts anyway, and the summary shows it.`;
}
function remedyFor(status, message) {
    if (/\blocked\b/i.test(message))
        return 'Unlock the conversation, or leave `comment` out.';
    if (status === 401)
        return 'Look at `github-token`.';
    if (status === 403 || status === 404)
        return 'Give the job the permission `pull-requests: write`; a pull request from a fork cannot have it.';
    return 'Run again to try once more.';
}

;// CONCATENATED MODULE: ./build/adapters/workspace/receipt-file.js



/**
 * Writes the receipt, with full ids, so for the owner's eyes alone: inside the workspace, through
 * no link, and by renaming a finished file, so that nobody reads half a receipt.
 *
 * @param path relative to the workspace, or absolute
 */
async function writeReceiptFile(workspace, path, text) {
    try {
        const root = await (0,promises_namespaceObject.realpath)(workspace);
        const parts = (0,external_node_path_namespaceObject.relative)((0,external_node_path_namespaceObject.resolve)(workspace), (0,external_node_path_namespaceObject.resolve)(workspace, path)).split(external_node_path_namespaceObject.sep);
        const name = parts.pop() ?? '';
        if (name === '' || name === '..' || parts.includes('..') || (0,external_node_path_namespaceObject.resolve)(root, path) === root)
            return { kind: 'failed', reason: 'it would be outside the workspace.' };
        const folder = await makeFolder(root, parts);
        await writeByRename(folder, name, text);
        return { kind: 'written', path };
    }
    catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
}
/** Walks down, and makes what is missing. A link on the way could lead anywhere. */
async function makeFolder(root, parts) {
    let folder = root;
    for (const part of parts) {
        folder = (0,external_node_path_namespaceObject.join)(folder, part);
        await (0,promises_namespaceObject.mkdir)(folder).catch((error) => {
            if (!hasCode(error, 'EEXIST'))
                throw error;
        });
        const found = await (0,promises_namespaceObject.lstat)(folder);
        if (found.isSymbolicLink())
            throw new Error(`${part} is a link.`);
        if (!found.isDirectory())
            throw new Error(`${part} is no folder.`);
    }
    return folder;
}
async function writeByRename(folder, name, text) {
    const target = (0,external_node_path_namespaceObject.join)(folder, name);
    const old = await (0,promises_namespaceObject.lstat)(target).catch((error) => {
        if (hasCode(error, 'ENOENT'))
            return null;
        throw error;
    });
    if (old !== null && !old.isFile())
        throw new Error(`${name} is there and is no plain file.`);
    const draft = (0,external_node_path_namespaceObject.join)(folder, `.${name.slice(0, 100)}.${(0,external_node_crypto_namespaceObject.randomUUID)()}.tmp`);
    try {
        // `wx`: it must be new, so that it is nobody's link either.
        await (0,promises_namespaceObject.writeFile)(draft, text, { mode: 0o600, flag: 'wx' });
        await (0,promises_namespaceObject.rename)(draft, target);
    }
    catch (error) {
        await (0,promises_namespaceObject.unlink)(draft).catch(() => undefined);
        throw error;
    }
}
function hasCode(error, code) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

;// CONCATENATED MODULE: ./build/adapters/runner/system-clock.js
/** Node fires at once what is to fire later than this. */
const longestTimerMs = 2_147_483_647;
/**
 * The machine's clocks.
 *
 * @param isCancelled whether somebody has cancelled the run
 * @param wake ends every sleep, now and later, once it fires
 */
function systemClock(isCancelled, wake) {
    return {
        nowMs: () => Date.now(),
        monotonicMs: () => performance.now(),
        sleep: (ms) => sleepUntilWoken(ms, wake),
        isCancelled,
    };
}
/**
 * The timer is not unref'd: a process with nothing else to do must not end in the middle of a
 * pause.
 */
async function sleepUntilWoken(ms, wake) {
    if (wake.aborted)
        return;
    await new Promise((resolve) => {
        const end = () => {
            clearTimeout(timer);
            wake.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, Math.min(ms, longestTimerMs));
        wake.addEventListener('abort', end, { once: true });
    });
}

;// CONCATENATED MODULE: ./build/core/record/bonus-states.js


/** Every bonus of the run and its state; nothing where the run ended before it had a plan. */
function bonusRows(record) {
    const { plan, mode } = record;
    if (plan === null)
        return [];
    const ownBulkOf = finderIn(ownByBonus(record));
    const doubtOf = finderIn(doubtsByBonus(record));
    const skipped = new Map(plan.skipped.map(({ bonus, bulk }) => [bonus, bulk]));
    const due = new Set(plan.due);
    const rowOf = (bonus) => {
        const ownBulk = ownBulkOf(bonus) ?? null;
        const own = (state) => {
            const bulk = ownBulk === null || ownBulk.state === 'set-up' ? null : ownBulk.bulk;
            return { bonus, state, bulk, ownBulk, earlier: null };
        };
        const before = (state, earlier) => {
            return { bonus, state, bulk: earlier.claim.bulk, ownBulk, earlier };
        };
        if (ownBulk !== null && isPaid(ownBulk))
            return own('paid');
        const doubt = doubtOf(bonus);
        if (doubt !== undefined)
            return before('in doubt', doubt);
        const paidBy = skipped.get(bonus);
        if (paidBy !== undefined)
            return before('already paid', paidBy);
        if (ownBulk !== null && isUnanswered(ownBulk))
            return own('in doubt');
        if (bonus.amount === 0)
            return own('zero');
        return own(due.has(bonus) && mode === 'plan' ? 'due' : 'not paid');
    };
    return plan.batches.map((batch) => ({
        batch,
        rows: [...batch.bonuses, ...batch.zeros].sort((a, b) => a.lineNumber - b.lineNumber).map(rowOf),
    }));
}
/**
 * A run that had to plan again can have set a bonus up twice: the bulk payment that got furthest
 * counts.
 */
function ownByBonus(record) {
    const rank = (ownBulk) => (isPaid(ownBulk) ? 2 : isUnanswered(ownBulk) ? 1 : 0);
    const byBonus = new Map();
    for (const ownBulk of ownBulks(record).toSorted((a, b) => rank(a) - rank(b)))
        for (const bonus of ownBulk.bonuses)
            byBonus.set(bonusKey(bonus), ownBulk);
    return byBonus;
}
function doubtsByBonus({ open }) {
    const doubts = new Map();
    for (const { study, bulk, inDoubt } of open) {
        if (!inDoubt)
            continue;
        const { batch, bonuses } = bulk.claim;
        for (const { to } of bonuses)
            doubts.set(bonusKey({ study, batch, to }), bulk);
    }
    return doubts;
}
/** Looks up by bonus. Where there is nothing to find, as in most runs, no line needs a key. */
function finderIn(byKey) {
    return byKey.size === 0 ? () => undefined : (bonus) => byKey.get(bonusKey(bonus));
}

;// CONCATENATED MODULE: ./build/core/result/outputs-of.js





/** Every output of action.yml. */
const outputNames = (/* unused pure expression or super */ null && ([
    'status',
    'plan',
    'due-count',
    'due-amount',
    'bulk-ids',
    'paid-count',
    'paid-amount',
    'skipped-count',
    'fees',
    'vat',
    'total-cost',
    'currency',
    'settled',
    'ledger-url',
    'ledger-head',
    'receipt',
]));
/**
 * All outputs that are known, on failure too; one that is not known is left out, which a workflow
 * reads as empty.
 */
function outputsOf(record, { ledgerUrls, receiptPath }) {
    const paid = paidBulks(record);
    const money = countedMoney(record);
    const [ledgerUrl] = ledgerUrls.values();
    const due = stillDue(record);
    const known = {
        status: record.status,
        plan: runDigest(record),
        'due-count': due === null ? null : String(due.length),
        'due-amount': due === null ? null : formatCents(addCents(due.map(({ amount }) => amount))),
        'bulk-ids': JSON.stringify(paid.map(({ bulk }) => bulk)),
        'paid-count': String(paid.reduce((count, { bonuses }) => count + bonuses.length, 0)),
        'paid-amount': formatCents(addCents(paid.map(({ amountCents }) => amountCents))),
        'skipped-count': record.plan === null ? null : String(countSkipped(record)),
        fees: formatKnown(money?.feesCents),
        vat: formatKnown(money?.vatCents),
        'total-cost': formatKnown(money?.totalCents),
        currency: costs_currencyOf(record),
        settled: String(isSettled(record)),
        'ledger-url': ledgerUrl ?? null,
        'ledger-head': record.ledgerHead,
        receipt: receiptPath,
    };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
}
/** Due bonuses that this run has not paid; null where it never planned. */
function stillDue(record) {
    const { plan } = record;
    if (plan === null)
        return null;
    const paid = new Set(paidBulks(record).flatMap(({ bonuses }) => bonuses));
    return plan.due.filter((bonus) => !paid.has(bonus));
}
/**
 * The digest of what this run has paid and what is due after it: where a run has to plan again half
 * way, that is the plan that it started with.
 */
function runDigest(record) {
    const { plan } = record;
    if (plan === null)
        return null;
    const own = new Set(paidBulks(record).map(({ bulk }) => bulk));
    const paidSince = plan.skipped.filter(({ bulk }) => own.has(bulk.claim.bulk));
    if (paidSince.length === 0)
        return plan.digest;
    return digestOf([...plan.due, ...paidSince.map(({ bonus }) => bonus)], [...plan.questions, ...paidSince.flatMap(({ bulk }) => bulk.claim.answers)]);
}
/** Bonuses that an earlier run has paid, and those of zero: nobody gets them. */
function countSkipped(record) {
    const isSkipped = ({ state }) => state === 'already paid' || state === 'zero';
    return bonusRows(record).reduce((count, { rows }) => count + rows.filter(isSkipped).length, 0);
}
/**
 * Whether everything that this run paid, and everything that was open before it in its studies, has
 * been seen at Prolific.
 */
function isSettled(record) {
    // A run that never got as far as looking cannot say so.
    const hasLooked = record.plan !== null || record.status === 'reconciled' || record.status === 'audited';
    const isOpen = ownBulks(record).some((bulk) => isUnanswered(bulk) || (isPaid(bulk) && bulk.state !== 'settled'));
    return hasLooked && record.open.length === 0 && !record.hasUnseenPaid && !isOpen;
}
function formatKnown(cents) {
    return cents === null || cents === undefined ? null : formatCents(cents);
}

;// CONCATENATED MODULE: ./build/core/text/csv-cells.js
/**
 * A CSV that people open in a spreadsheet. RFC 4180, with a comma; but a spreadsheet may split at a
 * semicolon, a tab or a bar as well, and takes a cell that begins with one of these signs for a
 * formula and runs it, in their wide form too. An apostrophe makes it text, wherever a cell could
 * begin.
 */
const formulaStart = /(^|[;,\t|\r\n])([ \u00a0\v\f"']*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g;
/** Text that others wrote: a label, a path, a name. Numbers of ours need none of it. */
function defuse(text) {
    return text.replace(formulaStart, "$1'$2$3").replace(/^[\t\r]/, "'$&");
}
/** A negative amount is a number, and stays one. */
const amount = /^-?\d+(?:\.\d+)?$/;
/**
 * RFC 4180: a cell with a comma, a quote or a line break is put in quotes, and its quotes are
 * doubled.
 */
function renderCell(text) {
    const safe = amount.test(text) ? text : defuse(text);
    return /[",;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function renderCsv(columns, rows) {
    return [columns, ...rows].map((cells) => `${cells.map(renderCell).join(',')}\r\n`).join('');
}

;// CONCATENATED MODULE: ./build/core/result/receipt.js




/** The columns, which docs/receipt.md explains to an accountant. */
const columns = [
    'kind',
    'amount',
    'currency',
    'date',
    'study',
    'batch',
    'file',
    'line',
    'id',
    'bulk_payment',
    'run',
    'approved_by',
];
/** Whether the run has anything that a receipt could be about; a plan has not. */
function hasReceipt({ mode, plan, held }) {
    return held !== null || (mode === 'pay' && plan !== null);
}
/**
 * A CSV for the accounts, with full ids: it is written only where somebody asks for it. One row for
 * each bonus that was paid, then one of fees and one of VAT for each bulk payment, and a total. RFC
 * 4180; the amounts of all rows but the last sum exactly to the last, and those of a paying run to
 * its outputs.
 */
function renderReceipt(record, context) {
    const entries = record.held === null ? ownEntries(record, context) : heldEntries(record, context);
    const money = addMoney(entries);
    const rows = money.bulks.flatMap(({ payment, feesCents, vatCents, totalCents }) => {
        const rest = totalCents - payment.amountCents - (feesCents ?? 0) - (vatCents ?? 0);
        const isKnown = feesCents !== null && vatCents !== null;
        return [
            ...payment.bonuses.map((bonus) => bonusRow(bonus, payment)),
            ...(feesCents === null ? [] : [chargeRow('fees', feesCents, payment)]),
            ...(vatCents === null ? [] : [chargeRow('vat', vatCents, payment)]),
            // Prolific rounds its own total, or said no parts of it.
            ...(rest === 0 ? [] : [chargeRow(isKnown ? 'rounding' : 'fees and vat', rest, payment)]),
        ];
    });
    const currency = entries[0]?.currency ?? costs_currencyOf(record) ?? '';
    const total = { ...emptyRow, kind: 'total', amount: formatCents(money.totalCents), currency };
    return renderCsv(columns, [...rows, total].map((row) => columns.map((column) => row[column])));
}
const emptyRow = Object.fromEntries(columns.map((column) => [column, '']));
function chargeRow(kind, cents, entry) {
    return {
        ...emptyRow,
        kind,
        amount: formatCents(cents),
        currency: entry.currency,
        date: entry.at,
        study: entry.study,
        bulk_payment: entry.bulk,
        run: entry.run,
        approved_by: entry.approvedBy,
    };
}
function bonusRow(bonus, entry) {
    return {
        ...chargeRow('bonus', bonus.amount, entry),
        batch: bonus.batch,
        file: bonus.file,
        line: String(bonus.lineNumber),
        id: bonus.id,
    };
}
/** What this run paid. */
function ownEntries(record, { settings, actor, runUrl }) {
    return paidBulks(record).map((payment) => ({
        ...payment,
        at: payment.answeredAtMs === null ? '' : new Date(payment.answeredAtMs).toISOString(),
        run: runUrl,
        approvedBy: (settings?.approve ?? null) === null ? '' : actor,
    }));
}
/**
 * What the ledger holds as paid of the run's files, whichever run paid it. Of a bulk payment that
 * the files have in part, a part of its fees.
 */
function heldEntries({ held }, { serverUrl, repository }) {
    const byBulk = Map.groupBy(held ?? [], ({ bulk }) => bulk);
    return [...byBulk].map(([bulk, theirs]) => {
        const { claim } = bulk;
        const bonuses = theirs.map(({ bonus }) => bonus);
        const amountCents = addCents(bonuses.map(({ amount }) => amount));
        const share = amountCents / claim.amount;
        const part = (cents) => (cents === null ? null : cents * share);
        return {
            bulk: claim.bulk,
            study: bonuses[0]?.study ?? '',
            currency: claim.currency,
            bonuses,
            amountCents,
            feesCents: part(claim.fees),
            vatCents: part(claim.vat),
            totalCents: claim.total * share,
            at: claim.at,
            run: `${serverUrl}/${repository}/actions/runs/${encodeURIComponent(claim.run.id)}`,
            approvedBy: claim.approved ? claim.run.actor : '',
        };
    });
}

;// CONCATENATED MODULE: ./build/core/text/markdown.js

/**
 * Building blocks of a report. Cells and texts come escaped; what others wrote goes through
 * core/text/escape.ts first.
 */
/**
 * As many of the items as fit into that many characters, one line each, from the first, and how
 * many are left out.
 */
function fitLines(items, render, charactersAtMost) {
    const shown = [];
    let used = 0;
    for (const item of items) {
        const line = render(item);
        used += line.length + 1;
        // The first one always: a place that is named and says nothing would be worse than a long one.
        if (used > charactersAtMost && shown.length > 0)
            break;
        shown.push(line);
    }
    return { shown, leftOut: items.length - shown.length };
}
/** Column heads; a colon at the end of one sets its column to the right. */
function renderTable(heads, rows) {
    const names = heads.map((head) => head.replace(/:$/, ''));
    const rule = heads.map((head) => (head.endsWith(':') ? '--:' : ':--'));
    return [renderRow(names), renderRow(rule), ...rows].join('\n');
}
/**
 * Names and what is to say of them. The first is the head of the table, because GitHub draws an
 * empty head as an empty row.
 */
function renderFacts(facts) {
    const [first, ...rest] = facts.map((cells) => renderRow(cells));
    return first === undefined ? null : [first, '| :-- | :-- |', ...rest].join('\n');
}
function renderRow(cells) {
    return `| ${cells.join(' | ')} |`;
}
/** Folded away until somebody opens it. */
function renderFolded(title, text) {
    return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}
function renderLink(text, url) {
    return `[${text}](${escapeUrl(url)})`;
}
/**
 * A warning that must not be missed: GitHub draws its own alert in a comment; in a summary the bold
 * words carry it.
 */
function renderAlert(kind, text, readIn) {
    if (readIn === 'summary')
        return text;
    return [`[!${kind}]`, ...text.split('\n')].map((line) => `> ${line}`.trimEnd()).join('\n');
}
function joinBlocks(blocks) {
    return blocks.filter((block) => block !== null && block !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./build/core/result/answerable.js
/**
 * Whether the digest of this plan pays it as it is: something is due, and only questions and
 * approvals keep it from being paid.
 */
function canBeAnswered({ record, due }) {
    const { status, findings } = record;
    if (due.length === 0)
        return false;
    const isOpen = findings.every(({ kind, code }) => kind === 'question' || isForApproval(code));
    return isOpen && (status === 'planned' || (status === 'blocked' && findings.length > 0));
}
/** Errors that the digest of this plan ends. */
function isForApproval(code) {
    return code === 'PLAN_CHANGED' || code === 'APPROVAL_REQUIRED';
}

;// CONCATENATED MODULE: ./build/core/result/facts.js





/** Prolific said that it would pay it, a day ago or more. */
function isAcceptedLongAgo({ open }) {
    return open?.bulk.state.kind === 'accepted';
}
function factsOf(record) {
    const batches = bonusRows(record);
    const rows = batches.flatMap((batch) => batch.rows);
    const due = new Set(record.plan?.due);
    const { findings } = record;
    return {
        record,
        currency: costs_currencyOf(record),
        batches,
        due: rows
            .filter(({ bonus, state }) => due.has(bonus) && (state === 'due' || state === 'not paid'))
            .map(({ bonus }) => bonus),
        paid: paidBulks(record).flatMap(({ bonuses }) => bonuses),
        skipped: rows.filter(({ state }) => state === 'already paid'),
        doubts: doubtsOf(record),
        errors: findings.filter(({ kind }) => kind === 'error'),
        questions: findings.filter(({ kind, isAnswered }) => kind === 'question' && isAnswered !== true),
        answered: findings.filter(({ isAnswered }) => isAnswered === true),
    };
}
function doubtsOf(record) {
    const seen = record.open.filter(({ inDoubt }) => inDoubt);
    const own = unansweredBulks(record).filter((one) => !seen.some(({ bulk }) => bulk.claim.bulk === one.bulk));
    return [
        ...seen.map((open) => ({
            bulk: open.bulk.claim.bulk,
            study: open.study,
            bonuses: open.bulk.claim.bonuses.length,
            cents: open.bulk.claim.amount,
            open,
        })),
        ...own.map(({ bulk, study, bonuses, amountCents }) => ({
            bulk,
            study,
            bonuses: bonuses.length,
            cents: amountCents,
            open: null,
        })),
    ];
}
function facts_sumOf(bonuses) {
    return {
        people: new Set(bonuses.map(({ id }) => id)).size,
        bonuses: bonuses.length,
        cents: addCents(bonuses.map(({ amount }) => amount)),
    };
}
/** `39.00 GBP to 12 people` */
function sayMoney({ people, cents }, currency) {
    const money = currency === null ? showCents(cents) : `${showCents(cents)} ${currency}`;
    return `${money} to ${plural(people, 'person', 'people')}`;
}

;// CONCATENATED MODULE: ./build/core/report/links.js


/** A file, linked as the commit of the run has it, where that is known. */
function linkFile(file, context, text) {
    return linkLine({ file }, context, text ?? escapeMarkdown(file, 200));
}
/** A line of a file, or the file, linked under that text. */
function linkLine({ file, lineNumber }, { sha, serverUrl, repository }, text) {
    if (sha === null)
        return text;
    const anchor = lineNumber === undefined ? '' : `#L${lineNumber}`;
    // `plain` shows the lines of a CSV, which GitHub otherwise shows as a table without numbers.
    return renderLink(text, `${serverUrl}/${repository}/blob/${sha}/${encodePath(file)}?plain=1${anchor}`);
}
/** A code, linked to its paragraph. */
function linkCode(code, { docsUrl }) {
    return renderLink(`<code>${code}</code>`, `${docsUrl}/errors.md#${code.toLowerCase()}`);
}
/** The page of a study for its researchers. */
const studyPage = 'https://app.prolific.com/researcher/workspaces/studies';
/** A study by its name; without one it is only a link, as nobody reads 24 characters. */
function linkStudy(study, record) {
    const name = record.studies.get(study)?.name ?? null;
    const text = name === null ? 'open at Prolific' : `**${escapeMarkdown(name, 100)}**`;
    return renderLink(text, `${studyPage}/${study}`);
}
/** The people of a study at Prolific, under that text. */
function linkSubmissions(study, text) {
    return renderLink(text, `${studyPage}/${study}/submissions`);
}
/** Where a run of the workflow is started by hand. */
function linkRunWorkflow({ serverUrl, repository, workflowFile }) {
    if (workflowFile === null)
        return '**Run workflow**';
    return renderLink('**Run workflow**', `${serverUrl}/${repository}/actions/workflows/${encodePath(workflowFile)}`);
}
/** `#7 Bonuses of week 2` */
function linkPullRequest({ number, title }, { serverUrl, repository }) {
    const text = `${escapeMarkdown(`#${number}`)} ${escapeMarkdown(title, 100)}`;
    return renderLink(text, `${serverUrl}/${repository}/pull/${number}`);
}
function linkRun(id, { serverUrl, repository }) {
    return renderLink(`run ${escapeMarkdown(id, 40)}`, `${serverUrl}/${repository}/actions/runs/${encodeURIComponent(id)}`);
}

;// CONCATENATED MODULE: ./build/core/report/how-to-answer.js






/** How to pay exactly this plan, as lines of the log; none where that is not possible. */
function describeAnswer(record, context) {
    const facts = factsOf(record);
    if (record.plan === null || !canBeAnswered(facts))
        return [];
    const money = sayMoney(facts_sumOf(facts.due), facts.currency);
    const command = commandOf(record.plan.digest, context);
    return [
        `To pay exactly this plan (${money}), look at it and start a manual run:`,
        ...(command === null ? [] : [command]),
        `In the form of the manual run, that is: answer = ${record.plan.digest}`,
    ];
}
/**
 * The same as Markdown. Null where it is not possible.
 *
 * @param as where the run waits for an answer it is open, else folded at the end: one of the two
 *   is null
 */
function renderAnswer(facts, context, as) {
    const { record, due, questions } = facts;
    if (record.plan === null || !canBeAnswered(facts))
        return null;
    const waits = questions.length > 0 || record.status === 'blocked';
    if (waits !== (as === 'open'))
        return null;
    const { people } = facts_sumOf(due);
    const command = commandOf(record.plan.digest, context);
    const which = questions.length === 0
        ? ''
        : `, and answers the ${questions.length === 1 ? 'question' : 'questions'} above`;
    const how = joinBlocks([
        `Open ${linkRunWorkflow(context)}, paste this into **answer**, press the green button:`,
        codeBlock([record.plan.digest]),
        `It pays ${people === 1 ? 'this person' : `these ${plural(people, 'person', 'people')}`} these amounts${which}. If one of them changes, it pays nobody.`,
        record.unchecked.length === 0
            ? null
            : 'Not everything could be checked. A question that comes of that makes another digest, and this one pays nobody.',
        command === null ? null : renderFolded('In a terminal', codeBlock([command])),
    ]);
    return waits
        ? joinBlocks(['**To pay it as it is**', how])
        : renderFolded(escapeSentence('Pay exactly this plan by hand instead'), how);
}
/** A word that no shell reads as anything but itself, and no program as an option. */
const plainWord = /^[\w./][\w./@+-]*$/;
/**
 * Null where workflow or branch have a name that a shell could read: anybody can push a branch, and
 * whoever copies a command runs it. Quotes differ from shell to shell.
 */
function commandOf(digest, { workflowFile, branch }) {
    if (![workflowFile, branch].every((word) => word === null || plainWord.test(word)))
        return null;
    return [
        'gh workflow run',
        workflowFile ?? '<workflow file>',
        ...(branch === null ? [] : [`--ref ${branch}`]),
        `-f answer=${digest}`,
    ].join(' ');
}

;// CONCATENATED MODULE: ./build/core/result/audit-verdict.js


/** How an audit ended, in one line: what failed, and else what could not be checked. */
function judgeAudit(audit) {
    const checks = plural(audit.length, 'check');
    const failed = audit.filter(({ verdict }) => verdict === 'failed').length;
    if (failed > 0) {
        const unmade = audit.filter(isUnmade).length;
        const rest = unmade === 0 ? '' : `, and ${unmade} could not be made as a whole`;
        return {
            sign: '\u26d4',
            text: `The audit found something wrong: ${failed} of ${checks} failed${rest}`,
        };
    }
    const left = audit.filter(({ verdict }) => verdict === 'impossible');
    if (left.length === 0)
        return { sign: '\u2705', text: `Nothing wrong in ${checks}` };
    const titles = [...new Set(left.map(({ name }) => `"${checkTitles[name]}"`))].join(', ');
    return {
        sign: hasUnmade(audit) ? '\u26a0\ufe0f' : '\u2705',
        text: `Nothing wrong in ${audit.length - left.length} of ${checks}. Not checked: ${titles}`,
    };
}
/** Whether a check could not be made that this audit was to make. */
function hasUnmade(audit) {
    return audit.some(isUnmade);
}
/** A first audit has no head of one before it. */
function isUnmade({ verdict, name }) {
    return verdict === 'impossible' && name !== 'head';
}

;// CONCATENATED MODULE: ./build/core/result/verdict.js







function planVerdict(record, context) {
    const facts = factsOf(record);
    const { status } = record;
    if (status === null)
        return { sign: '\u26d4', text: 'The run broke off before its end' };
    const verdict = verdicts[status](facts, context);
    return status === 'in-doubt' && hasFailed(record)
        ? { ...verdict, text: `${verdict.text}; the audit found something wrong, too` }
        : verdict;
}
const verdicts = {
    planned: judgePlan,
    paid: judgePaid,
    'already-paid': judgeNothingDue,
    reconciled: judgeReconciled,
    audited: ({ record }) => judgeAudit(record.audit),
    blocked: judgeBlocked,
    refused: judgeRefused,
    'in-doubt': judgeDoubt,
};
function judgePlan(facts, { mergePays }) {
    if (facts.due.length === 0) {
        const why = sayNothingDue(facts);
        return {
            sign: '\u2705',
            text: mergePays ? `Merging this pull request pays nobody: ${why}` : `Nothing to pay: ${why}`,
        };
    }
    const money = verdict_moneyOf(facts);
    if (facts.questions.length > 0)
        return { sign: '\u2753', text: `${money} waits for ${sayAnswers(facts)}` };
    if (mergePays)
        return { sign: '', text: `Merging this pull request pays ${money}` };
    return { sign: '', text: `${money} is due` };
}
function judgePaid(facts) {
    const own = paidBulks(facts.record);
    const money = sayMoney(facts_sumOf(facts.paid), facts.currency);
    return own.every(({ state }) => state === 'settled')
        ? { sign: '\u2705', text: `Paid ${money}, and all of it has arrived` }
        : { sign: '\u2705', text: `Paid ${money}; not all of it shows at Prolific yet` };
}
function judgeNothingDue(facts) {
    return { sign: '\u2705', text: `Nothing to pay: ${sayNothingDue(facts)}` };
}
function sayNothingDue({ skipped, batches }) {
    if (skipped.length > 0)
        return skipped.length === 1
            ? 'the 1 bonus was paid before'
            : `all ${plural(skipped.length, 'bonus', 'bonuses')} were paid before`;
    return batches.some(({ rows }) => rows.length > 0)
        ? 'every amount is zero'
        : 'there is no bonus in it';
}
function judgeReconciled(facts) {
    const { record, due, currency } = facts;
    const open = record.open.filter(({ inDoubt }) => !inDoubt);
    const rest = due.length > 0
        ? `${verdict_moneyOf(facts)} is due again`
        : open.length > 0
            ? `${sayMoney(sumOpen(open), currency)} does not all show at Prolific yet`
            : verdict_sayPaidSoFar(record);
    return {
        sign: '\u2705',
        text: rest === null ? 'Nothing is in doubt' : `Nothing is in doubt; ${rest}`,
    };
}
/** Null where it is in several currencies, or where the ledger was not read. */
function verdict_sayPaidSoFar({ paidBefore }) {
    const totals = [...paidBefore.values()];
    const paid = totals.filter(({ bonuses }) => bonuses > 0);
    if (totals.length > 0 && paid.length === 0)
        return 'nothing was paid so far';
    const [currency = null, another] = new Set(paid.map((one) => one.currency));
    if (currency === null || another !== undefined)
        return null;
    const cents = paid.reduce((sum, one) => sum + one.cents, 0);
    const bonuses = paid.reduce((sum, one) => sum + one.bonuses, 0);
    return `${showCents(cents)} ${currency} was paid so far, in ${plural(bonuses, 'bonus', 'bonuses')}`;
}
function hasFailed({ audit }) {
    return audit.some(({ verdict }) => verdict === 'failed');
}
function judgeBlocked(facts) {
    const { due, errors, questions, record } = facts;
    if (hasFailed(record))
        return judgeAudit(record.audit);
    const isPlan = record.mode === 'plan';
    if (errors.length > 0 && canBeAnswered(facts)) {
        const isOther = errors.some(({ code }) => code === 'PLAN_CHANGED');
        const why = isOther ? 'the approval is for another plan' : 'it waits for an approval';
        return { sign: '\u2753', text: `${verdict_moneyOf(facts)} was not paid: ${why}` };
    }
    if (errors.length > 0) {
        const why = sayErrors(errors);
        if (due.length === 0 || errors.some(({ code }) => code === 'INPUT_INVALID'))
            return { sign: '\u26d4', text: `${isPlan ? 'Nothing can be paid' : 'Nothing was paid'}: ${why}` };
        const was = isPlan ? 'cannot be paid' : 'was not paid';
        return { sign: '\u26d4', text: `${verdict_moneyOf(facts)} ${was}: ${why}` };
    }
    if (questions.length > 0)
        return {
            sign: '\u2753',
            text: `${verdict_moneyOf(facts)} was not paid: it waits for ${sayAnswers(facts)}`,
        };
    return {
        sign: '\u26d4',
        text: `Nothing was paid${due.length > 0 ? `; ${verdict_moneyOf(facts)} is still due` : ''}`,
    };
}
function sayErrors(errors) {
    return errors.every(({ code }) => code === 'UNEXPECTED')
        ? 'the action itself broke'
        : plural(groupEqual(errors).length, 'error');
}
function judgeRefused(facts) {
    const rest = facts.due.length === 0 ? '' : `; ${verdict_moneyOf(facts)} is still due`;
    const what = facts.paid.length === 0
        ? 'Nothing was paid'
        : `Paid ${sayMoney(facts_sumOf(facts.paid), facts.currency)}`;
    return { sign: '\u26d4', text: `${what}${rest}` };
}
function judgeDoubt(facts) {
    const { record, doubts, currency } = facts;
    const paid = facts.paid.length === 0 ? '' : `; ${sayMoney(facts_sumOf(facts.paid), currency)} was paid`;
    if (doubts.length === 0) {
        return paidBulks(record).length > 0
            ? {
                sign: '\u26a0\ufe0f',
                text: `${sayMoney(facts_sumOf(facts.paid), currency)} was paid, and the ledger does not say so`,
            }
            : { sign: '\u26a0\ufe0f', text: 'The ledger does not say what became of a payment' };
    }
    const money = sayMoney(sumDoubts(doubts), currency);
    if (doubts.every(isAcceptedLongAgo) && unansweredBulks(record).length === 0)
        return { sign: '\u26a0\ufe0f', text: `${money} was accepted a day ago and has not all arrived${paid}` };
    return { sign: '\u26a0\ufe0f', text: `Nobody knows yet whether ${money} was paid${paid}` };
}
function sumOpen(open) {
    const people = open.reduce((sum, { bulk: { claim } }) => sum + claim.bonuses.length, 0);
    return { people, cents: addCents(open.map(({ bulk: { claim } }) => claim.amount)) };
}
function sumDoubts(doubts) {
    const people = doubts.reduce((sum, { bonuses }) => sum + bonuses, 0);
    return { people, cents: addCents(doubts.map(({ cents }) => cents)) };
}
function verdict_moneyOf({ due, currency }) {
    return sayMoney(facts_sumOf(due), currency);
}
function sayAnswers({ questions }) {
    return questions.length === 1 ? 'an answer' : `an answer to ${questions.length} questions`;
}

;// CONCATENATED MODULE: ./build/core/report/audit-checks.js


const signs = {
    passed: '\u2705',
    failed: '\u26d4',
    impossible: '\u2796',
};
const audit_checks_words = {
    passed: 'passed',
    failed: 'failed',
    impossible: 'not possible',
};
/**
 * Each check of an audit as a line, and below a failed one what it found and what to do; null where
 * the run is no audit.
 */
function renderAuditChecks({ audit, studies }) {
    if (audit.length === 0)
        return null;
    const lines = audit.map((check) => {
        const name = check.study === null ? null : (studies.get(check.study)?.name ?? check.study);
        return renderCheck(check, name);
    });
    return lines.join('\n');
}
function renderCheck({ name, verdict, details }, study) {
    const about = study === null ? '' : escapeSentence(` (${study})`);
    const title = `- ${signs[verdict]} **${checkTitles[name]}**${about}: ${audit_checks_words[verdict]}.`;
    const shown = details.map((detail) => escapeSentence(detail));
    if (verdict !== 'failed')
        return `${title} ${shown.join(' ')}`;
    const remedy = escapeSentence(checkRemedies[name]);
    return [title, ...[...shown, `**To do:** ${remedy}`].map((line) => `  - ${line}`)].join('\n');
}

;// CONCATENATED MODULE: ./build/core/report/audit-trail.js







/**
 * What Prolific's support and an audit ask for, folded away: bulk ids, the ledger, the digest,
 * files that had nothing new.
 */
/** The most bulk payments, files and ledgers that are shown. */
const rowsAtMost = 100;
const ownStates = {
    'set-up': 'draft, pays nothing',
    claimed: '**in doubt**',
    accepted: 'accepted',
    refused: 'not paid',
    unknown: '**in doubt**',
    settled: 'arrived',
    'resolved-paid': 'paid, by your answer',
    'resolved-not-paid': 'not paid, by your answer',
    contradicted: '**in doubt**',
};
function renderAuditTrail(facts, context) {
    const { record } = facts;
    const blocks = [
        renderOwn(facts),
        renderEarlier(facts),
        renderUnchanged(facts, context),
        renderLedgers(facts, context),
        record.plan === null || facts.due.length + facts.paid.length === 0
            ? null
            : `Digest of the plan: ${escapeCode(record.plan.digest)}`,
    ].filter((block) => block !== null);
    if (blocks.length === 0)
        return null;
    return renderFolded("For Prolific's support and for audits", joinBlocks(blocks));
}
/** What was paid comes first, and sums to the total as printed. */
function renderOwn({ record }) {
    const bulks = ownBulks(record);
    if (bulks.length === 0)
        return null;
    const groups = [bulks.filter(isPaid), bulks.filter((payment) => !isPaid(payment))];
    const money = groups.flatMap((payments) => addMoney(payments).bulks);
    return cut(['Bulk payment', 'People:', 'Amount:', 'Fees:', 'VAT:', 'Total:', 'State'], money.map(ownRow));
}
function ownRow({ payment, amountCents, feesCents, vatCents, totalCents, }) {
    return renderRow([
        escapeCode(payment.bulk),
        String(payment.bonuses.length),
        `${showCents(amountCents)} ${escapeMarkdown(payment.currency)}`,
        feesCents === null ? 'not known' : showCents(feesCents),
        vatCents === null ? 'not known' : showCents(vatCents),
        showCents(totalCents),
        ownStates[payment.state],
    ]);
}
function renderEarlier({ record }) {
    const earlier = record.open.filter(({ bulk }) => !record.bulks.some((payment) => payment.bulk === bulk.claim.bulk));
    if (earlier.length === 0)
        return null;
    const table = cut(['Bulk payment', 'People:', 'Amount:', 'Arrived:', 'Claimed', 'State'], earlier.map(openRow));
    return joinBlocks(['Of earlier runs, and still open:', table]);
}
function openRow({ bulk, arrived, inDoubt }) {
    const { claim } = bulk;
    return renderRow([
        escapeCode(claim.bulk),
        String(claim.bonuses.length),
        `${showCents(claim.amount)} ${escapeMarkdown(claim.currency)}`,
        arrived === null ? 'not known' : String(arrived.size),
        `${escapeMarkdown(claim.at.slice(0, 16).replace('T', ' '))} UTC`,
        inDoubt ? '**in doubt**' : 'accepted',
    ]);
}
function cut(heads, rows) {
    const more = rows.length - rowsAtMost;
    return joinBlocks([
        renderTable(heads, rows.slice(0, rowsAtMost)),
        more > 0 ? `${plural(more, 'more is', 'more are')} not shown; the ledger has them all.` : null,
    ]);
}
/** Files of which every line was paid before: one line each. */
function renderUnchanged({ batches }, context) {
    const files = batches.flatMap(({ rows }) => {
        const isDone = rows.every(({ state }) => state === 'already paid' || state === 'zero');
        const [first] = rows;
        if (!isDone || first === undefined)
            return [];
        const paid = rows.filter(({ state }) => state === 'already paid').length;
        return [`- ${linkFile(first.bonus.file, context)}: ${paid} paid before`];
    });
    if (files.length === 0)
        return null;
    const more = files.length - rowsAtMost;
    return joinBlocks([
        `${plural(files.length, 'file has', 'files have')} nothing new:`,
        [...files.slice(0, rowsAtMost), ...(more > 0 ? [`- and ${showCount(more)} more`] : [])].join('\n'),
    ]);
}
/** Where the ledger is, once it has something to show. */
function renderLedgers({ record }, { ledgerUrls }) {
    const links = [...ledgerUrls].flatMap(([study, url]) => {
        const wrote = ownBulks(record).some((one) => one.study === study && one.state !== 'set-up');
        if (record.paidBefore.get(study)?.hasLines !== true && !wrote)
            return [];
        const page = url.replace(/\.jsonl$/, '.md');
        const name = ledgerUrls.size > 1 ? ` of ${linkStudy(study, record)}` : ' of this study';
        return [
            `${renderLink('Everything that was paid', page)}${name}; ${renderLink('the record itself', url)}`,
        ];
    });
    return links.length === 0 ? null : links.slice(0, rowsAtMost).join('<br>');
}
/** What happened to payments of earlier runs: proven, or answered by a human. */
function renderReconciled({ record }) {
    const { reconciled } = record;
    if (reconciled.length === 0)
        return null;
    const lines = reconciled.slice(0, 10).map((sentence) => `- ${escapeSentence(sentence)}`);
    const more = reconciled.length - lines.length;
    if (more > 0)
        lines.push(`- and ${showCount(more)} more; the ledger has them all.`);
    return lines.join('\n');
}

;// CONCATENATED MODULE: ./build/core/report/checks-passed.js




/**
 * The checks before paying that found nothing, in one line; null where nothing is due, or where
 * they did not come to their end.
 */
function renderChecks(facts, { settings }) {
    const { due, paid, record, currency } = facts;
    const { people } = facts_sumOf([...due, ...paid]);
    if (people === 0 || settings === null || !hasChecked(facts))
        return null;
    const found = new Set(record.findings.map(({ code }) => code));
    const studies = new Set([...due, ...paid].map(({ study }) => study));
    const isSurveyed = [...studies].every((study) => record.surveyed.has(study));
    const checks = [
        [
            isSurveyed && !found.has('NOT_IN_STUDY') && !found.has('SAME_PERSON'),
            people === 1 ? 'took part' : `all ${showCount(people)} took part`,
        ],
        [
            isSurveyed && !paidBefore.some((code) => found.has(code)),
            'none has had this bonus (ledger and Prolific agree)',
        ],
        [checks_passed_isWithin(settings, [...due, ...paid]), `within your limits (${sayLimits(settings)})`],
        [
            settings.currency !== null && isSurveyed && !found.has('CURRENCY_MISMATCH'),
            `currency is ${escapeMarkdown(currency ?? '')}`,
        ],
        // One study shows its balance in a row of its own.
        [studies.size > 1 && isCovered(facts), 'the balance covers it'],
    ];
    const passed = checks.flatMap(([isPassed, text]) => (isPassed ? [`\u2705 ${text}`] : []));
    return passed.length === 0 ? null : passed.join(' \u00b7 ');
}
/** What was paid is covered; of what is due that is said where fees and VAT are known too. */
function isCovered({ record, due, paid }) {
    const { balance } = record;
    if (balance === null)
        return false;
    if (paid.length > 0)
        return due.length === 0;
    const costs = estimateDue(record, due);
    return costs !== null && costs.totalCents <= balance.available;
}
/** What says that somebody may have had this money, in another file or study too. */
const paidBefore = [
    'ALREADY_BONUSED',
    'LEDGER_LOST',
    'BATCH_RENAMED',
    'RUNNING_TOTALS',
    'PAID_ELSEWHERE',
];
/** A doubt ends a run before its checks, and so may a fault of the action. */
function hasChecked({ record, paid }) {
    if (record.status === null || record.findings.some(({ code }) => code === 'UNEXPECTED'))
        return false;
    return record.status !== 'in-doubt' || paid.length > 0;
}
function checks_passed_isWithin({ maxTotalCents, maxPerBonusCents }, bonuses) {
    const amounts = bonuses.map(({ amount }) => amount);
    const isEach = amounts.every((amount) => amount <= maxPerBonusCents);
    return isEach && (maxTotalCents === null || addCents(amounts) <= maxTotalCents);
}
function sayLimits({ maxTotalCents, maxPerBonusCents }) {
    const each = `${showCents(maxPerBonusCents)} each`;
    return maxTotalCents === null ? each : `${showCents(maxTotalCents)} in all, ${each}`;
}

;// CONCATENATED MODULE: ./build/core/report/findings.js





/**
 * The most characters of findings of a kind that are shown, and the most lines of each; the log has
 * all of them.
 */
const charactersAtMost = { summary: 200_000, comment: 15_000 };
const findings_linesAtMost = { summary: 200, comment: 20 };
/** Errors and questions, each said once: equal ones are put together, with their lines. */
function renderFindings({ errors, questions, answered }, context, readIn) {
    // A doubt has its own steps and an audit its list of checks, which say more than their findings.
    const toFix = errors.filter(({ code }) => code !== 'PAYMENT_IN_DOUBT' && code !== 'AUDIT_FAILED');
    const isMixed = questions.length + answered.length > 0;
    return joinBlocks([
        findings_renderGroup(isMixed ? 'Fix this' : null, toFix, context, readIn),
        findings_renderGroup(questions.length === 1 ? 'Question' : 'Questions', questions, context, readIn),
        findings_renderGroup('Answered', answered, context, readIn),
    ]);
}
/** @param title null where the sentence above has said what these are */
function findings_renderGroup(title, findings, context, readIn) {
    if (findings.length === 0)
        return null;
    const { shown, leftOut } = fitLines(groupEqual(findings), (equal) => renderEqual(equal, context, findings_linesAtMost[readIn]), charactersAtMost[readIn]);
    const lines = leftOut > 0
        ? [
            ...shown,
            `- **${plural(leftOut, 'more is', 'more are')} not shown here**; the log has them.`,
        ]
        : shown;
    return joinBlocks([title === null ? null : `**${title}**`, lines.join('\n')]);
}
function renderEqual(equal, context, most) {
    const [first] = equal;
    if (first === undefined)
        return '';
    const { code, message, hint, isAnswered } = first;
    const where = namesItsPlace(first) ? '' : renderPlaces(equal, context, most);
    const text = `${where === '' ? '' : `${where}: `}${escapeSentence(message)}`;
    const advice = isAnswered === true ? '' : `<br>${escapeSentence(hint)}`;
    return `- ${text} ${linkCode(code, context)}${advice}`;
}
/** Whether the message begins with the file that it is about. */
function namesItsPlace({ message, place }) {
    if (place?.lineNumber !== undefined)
        return false;
    return (place !== undefined && [`"${place.file}"`, place.file].some((name) => message.startsWith(name)));
}
/** `week1.csv, lines 2, 3 and 5`, for each file. */
function renderPlaces(equal, context, most) {
    const places = equal.flatMap(({ place }) => (place === undefined ? [] : [place]));
    const files = [...Map.groupBy(places, ({ file }) => file)].map(([file, theirs]) => {
        const lines = theirs.flatMap((place) => (place.lineNumber === undefined ? [] : [place]));
        if (lines.length === 0)
            return linkFile(file, context);
        const links = lines
            .slice(0, most)
            .map((place) => linkLine(place, context, String(place.lineNumber)));
        const more = lines.length - links.length;
        const words = more > 0 ? [...links, plural(more, 'more line')] : links;
        return `${escapeMarkdown(file, 200)}, ${lines.length === 1 ? 'line' : 'lines'} ${listWords(words, most + 1)}`;
    });
    return listWords(files);
}

;// CONCATENATED MODULE: ./build/core/result/for-people.js
/** A digest, which is shown in full where it is to be copied, and the full stop after it. */
const digest = /\b([0-9a-f]{8})[0-9a-f]{56}\b\.?/g;
/**
 * The same run as people read it: where a sentence names a study by its 24 characters, it has the
 * study's name, if that is known, and of a digest only the beginning.
 */
function forPeople(record) {
    const names = [...record.studies].flatMap(([study, { name }]) => name === null ? [] : [[`study ${study}`, `study "${name}"`]]);
    const rename = (text) => names
        .reduce((named, [id, name]) => named.replaceAll(id, () => name), text)
        .replace(digest, '$1\u2026');
    return {
        ...record,
        findings: record.findings.map((finding) => ({
            ...finding,
            message: rename(finding.message),
            hint: rename(finding.hint),
        })),
        warnings: record.warnings.map(rename),
        notices: record.notices.map(rename),
        reconciled: record.reconciled.map(rename),
    };
}

;// CONCATENATED MODULE: ./build/core/report/heading.js








/** The head of a report: the verdict with its money, and one sentence of what to do. */
function renderHeading(facts, context, readIn) {
    const { sign, text } = planVerdict(facts.record, context);
    const heading = `## ${sign === '' ? '' : `${sign} `}${escapeSentence(text)}`;
    const advice = adviseOn(facts, context, readIn);
    return joinBlocks([heading, advice, ...renderFileWarnings(facts.record)]);
}
/** The most that a heading shows; the log has all of them. */
const fileWarningsAtMost = 3;
/**
 * What speaks against paying, though nothing forbids it: nobody may merge without having read it.
 */
function renderFileWarnings({ fileWarnings }) {
    const more = fileWarnings.length - fileWarningsAtMost;
    return [
        ...fileWarnings.slice(0, fileWarningsAtMost).map((text) => `\u26a0\ufe0f ${escapeSentence(text)}`),
        ...(more > 0
            ? [`\u26a0\ufe0f ${plural(more, 'more file has', 'more files have')} such a column; the log names them.`]
            : []),
    ];
}
/** Null where the next part of the report says it: a doubt has steps of its own. */
function adviseOn(facts, context, readIn) {
    const { record } = facts;
    switch (record.status) {
        case 'planned':
            return adviseOnPlan(facts, context);
        case 'paid':
            return paidBulks(record).every(({ state }) => state === 'settled')
                ? 'Nothing to do.'
                : 'Nothing to do: Prolific pays in the following minutes, and the next run looks again.';
        case 'already-paid':
            return 'Nothing to do.';
        case 'reconciled':
            return facts.due.length > 0
                ? '**Run again without `mode: reconcile` to pay it**, or take it out of the file.'
                : 'Nothing to do.';
        case 'audited':
            return hasUnmade(record.audit)
                ? '**What was not checked is not proven**: below is why, and what it takes.'
                : 'Nothing to do.';
        case 'in-doubt':
            return null;
        case 'refused':
            return adviseOnRefused(facts);
        case 'blocked':
            return adviseOnBlocked(facts, context, readIn);
        case null:
            return '**Look at the log for what broke, then run again**: whatever was about to be paid is looked at first, and nothing that was paid is paid again.';
    }
}
function adviseOnPlan({ due, questions, record }, { mergePays }) {
    if (due.length === 0)
        return 'Nothing to do.';
    if (questions.length > 0)
        return '**Nothing has been paid.** Change the file, or answer below.';
    const checked = record.unchecked.length > 0
        ? 'Not everything could be checked: see below.'
        : mergePays
            ? 'Every check below passed; nobody has to approve anything else.'
            : 'Every check below passed. How to pay exactly this is at the end.';
    return `**Nothing has been paid yet.** ${checked}`;
}
function adviseOnRefused({ errors }) {
    const what = errors.length === 0
        ? '**Run again** when you want to go on'
        : errors.every(isFault)
            ? '**Report this fault and run again**'
            : '**Fix the cause below and run again**';
    return `${what}: that pays what is still due, and nobody twice.`;
}
/** A fault of the action, which nobody who reads it can fix. */
function isFault({ code }) {
    return code === 'UNEXPECTED';
}
function adviseOnBlocked(facts, context, readIn) {
    const { errors, record } = facts;
    if (record.mode === 'audit' && errors.every(({ code }) => code === 'AUDIT_FAILED'))
        return `**Look at each check that failed.** An audit pays nobody and changes nothing. ${linkCode('AUDIT_FAILED', context)}`;
    const isAnswer = canBeAnswered(facts);
    if (errors.length === 0 && !isAnswer)
        return '**Run again** when you want to go on: nobody was paid, so nothing has to be undone.';
    if (errors.length > 0 && errors.every(isFault))
        return '**Report this fault and run again**: nobody was paid, so nothing has to be undone.';
    if (isAnswer)
        return '**Nobody was paid.** Change the file, or answer below.';
    if (record.mode === 'plan' && readIn === 'comment' && context.settings !== null)
        return '**Fix what is listed here and commit**: this comment updates itself.';
    return '**Fix what is listed here and run again**: nobody was paid, so nothing has to be undone.';
}

;// CONCATENATED MODULE: ./build/core/report/money-table.js





/** What the run's money costs the workspace; null where none is due and none was paid. */
function renderMoney(facts) {
    const rows = [paidRow(facts), dueRow(facts)].filter((row) => row !== null);
    if (rows.length === 0)
        return null;
    const table = isDue(rows) ? renderDueAlone(rows[0], facts.currency) : renderRows(rows, facts);
    const isUnknown = rows.some(({ totalCents }) => totalCents === null);
    const { mode, surveyed } = facts.record;
    // Without a token nobody can ask, and the report says so elsewhere.
    const canAsk = isUnknown && mode === 'plan' && surveyed.size > 0;
    return joinBlocks([
        table,
        canAsk
            ? 'What Prolific charges on top is not known here: <code>quote: true</code> asks for it, and pays nothing.'
            : null,
    ]);
}
/** Whether all that is known is what people would get. */
function isDue(rows) {
    const [only, second] = rows;
    return second === undefined && only?.totalCents === null && only.feesCents === null;
}
function renderDueAlone({ amountCents }, currency) {
    const unit = currency === null ? '' : ` ${escapeMarkdown(currency)}`;
    return `**${showCents(amountCents)}${unit} to participants**; Prolific's fees and VAT come on top.`;
}
const heads = ['To participants', "Prolific's fees", 'VAT', '**Charged to the workspace**'];
/**
 * The most letters of four columns that fit beside each other on a telephone, where every cell
 * breaks at its spaces.
 */
const lettersAtMost = 36;
/**
 * In columns; in rows where that is too wide for a telephone: two sums with their names, or very
 * large ones.
 */
function renderRows(rows, { currency }) {
    const cells = rows.map((row) => cellsOf(row, currency));
    const letters = heads.map((head, at) => longestWord([head, ...cells.map((row) => row[at] ?? '')].join(' ').replaceAll('*', '')));
    const isNarrow = letters.reduce((sum, count) => sum + count, 0) <= lettersAtMost;
    if (rows.length === 1 && isNarrow)
        return renderTable(heads.map((head) => `${head}:`), cells.map((row) => renderRow(row)));
    return renderTable(['', ...rows.map(({ what }) => `${what}:`)], heads.map((head, at) => renderRow([head, ...cells.map((row) => row[at] ?? '')])));
}
function longestWord(text) {
    return Math.max(...text.split(' ').map(({ length }) => length));
}
function paidRow(facts) {
    if (facts.paid.length === 0)
        return null;
    const money = countedMoney(facts.record);
    return {
        what: 'Paid',
        amountCents: facts_sumOf(facts.paid).cents,
        feesCents: money?.feesCents ?? null,
        vatCents: money?.vatCents ?? null,
        totalCents: money?.totalCents ?? null,
        isEstimate: false,
    };
}
/**
 * Exact where a plan had bulk payments set up for it; else by what the study was charged so far.
 */
function dueRow(facts) {
    const { due, record } = facts;
    // A doubt stops everything else, and says so above.
    if (due.length === 0 || record.status === 'in-doubt')
        return null;
    const quoted = record.mode === 'plan' ? countedMoney(record) : null;
    const costs = quoted ?? estimateDue(record, due);
    return {
        what: facts.paid.length > 0 ? 'Still due' : 'Due',
        amountCents: facts_sumOf(due).cents,
        feesCents: costs?.feesCents ?? null,
        vatCents: costs?.vatCents ?? null,
        totalCents: costs?.totalCents ?? null,
        isEstimate: quoted === null,
    };
}
function cellsOf(row, currency) {
    const about = row.isEstimate ? 'about ' : '';
    const show = (cents) => cents === null ? 'not known' : `${about}${showCents(cents)}`;
    const unit = currency === null || row.totalCents === null ? '' : ` ${escapeMarkdown(currency)}`;
    return [
        showCents(row.amountCents),
        show(row.feesCents),
        show(row.vatCents),
        `**${show(row.totalCents)}${unit}**`,
    ];
}

;// CONCATENATED MODULE: ./build/core/text/dates.js
/** Times as people read them, by UTC. Done by hand, because a locale is the machine's. */
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** `27 Nov 2026` */
function showDay(ms) {
    const date = new Date(ms);
    return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}
/** `23:27 UTC` */
function showClock(ms) {
    return `${new Date(ms).toISOString().slice(11, 16)} UTC`;
}
/** `27 Nov 2026, 23:27 UTC` */
function showTime(ms) {
    return `${showDay(ms)}, ${showClock(ms)}`;
}
/**
 * `Nov 26`, of a month counted from the year 0: twelve times the year and the months since January.
 */
function showMonth(month) {
    return `${months[month % 12] ?? ''} ${String(Math.floor(month / 12)).slice(2)}`;
}

;// CONCATENATED MODULE: ./build/core/report/next-steps.js








/**
 * The most bulk payments in doubt that get their lines for `answer`; the next run names the others.
 */
const doubtsAtMost = 10;
/** The most lines of a file that are named of one doubt. */
const next_steps_linesAtMost = 20;
/**
 * What to do about money of which nobody knows: a caution, two steps, lines to copy. Null where
 * nothing is in doubt.
 */
function renderNextSteps(facts, context, readIn) {
    const { record, doubts } = facts;
    if (record.status !== 'in-doubt')
        return null;
    const seen = doubts.filter(({ open }) => open !== null);
    const who = doubts.reduce((sum, { bonuses }) => sum + bonuses, 0) === 1 ? 'this person' : 'these people';
    return joinBlocks([
        renderAlert('CAUTION', `**Do not pay ${who} by hand.** Nothing else in ${context.ledgerUrls.size > 1 ? 'these studies' : 'this study'} is paid until this is known.`, readIn),
        '**Do this**',
        ...renderSteps(seen, context),
        ...seen.slice(0, doubtsAtMost).map((doubt) => renderDoubt(doubt, facts, context)),
        seen.length > doubtsAtMost
            ? `${plural(seen.length - doubtsAtMost, 'more payment is', 'more payments are')} in doubt; the next run shows them.`
            : null,
        renderUnwritten(facts, context),
    ]);
}
/**
 * Two numbered steps: let the money turn up by itself, then look at Prolific and say what is there.
 */
function renderSteps(seen, context) {
    const opens = seen.flatMap(({ open }) => open ?? []);
    const run = `${linkRunWorkflow(context)}, leave everything empty.`;
    if (opens.length === 0)
        return [
            `1. **Wait an hour.** Most such payments turn up within minutes, and every run looks for them: ${run}`,
            '2. **If nothing has turned up by then**, that run says here what to look at, and prints the lines to answer with.',
        ];
    const paste = 'look at Prolific and paste one of these lines into **answer**:';
    if (seen.every(isAcceptedLongAgo))
        return [
            `1. **Look once more.** Prolific said that it would pay, and every run looks for the money: ${run}`,
            `2. **If it is still missing**, ask Prolific's support, then ${paste}`,
        ];
    const { nowMs } = context;
    const fromMs = Math.max(0, ...opens.map((open) => notPaidFromMs(open, nowMs) ?? 0));
    return fromMs > nowMs
        ? [
            `1. **Wait until ${showWhen(fromMs, nowMs)}.** Most such payments turn up within minutes, and every run looks for them: ${run}`,
            `2. **If nothing has turned up by then**, ${paste}`,
        ]
        : [
            `1. **Look once more.** Most such payments turn up within minutes, and every run looks for them: ${run}`,
            `2. **If nothing has turned up then**, ${paste}`,
        ];
}
/**
 * `10:50 UTC`, with its day where that is another; the minute after it, so that it is not too
 * early.
 */
function showWhen(ms, nowMs) {
    const minuteMs = Math.ceil(ms / 60_000) * 60_000;
    return showDay(minuteMs) === showDay(nowMs) ? showClock(minuteMs) : showTime(minuteMs);
}
function renderDoubt(doubt, facts, context) {
    const { open } = doubt;
    if (open === null)
        return null;
    const { nowMs } = context;
    const { claim } = open.bulk;
    const money = sayMoney({ people: doubt.bonuses, cents: doubt.cents }, claim.currency);
    const lines = next_steps_renderLines(doubt, facts, context);
    const arrived = open.arrived === null
        ? 'whether any of it has arrived could not be seen'
        : `${showCount(open.arrived.size)} of ${showCount(doubt.bonuses)} ${open.arrived.size === 1 ? 'has' : 'have'} arrived`;
    const [paid = '', notPaid] = describeChoices(open, nowMs).lines.map((line) => line.replace(': <how you know>', ''));
    const fromMs = notPaidFromMs(open, nowMs) ?? nowMs;
    const later = fromMs > nowMs
        ? `from ${showWhen(fromMs, nowMs)} on, a run prints the line for that.`
        : 'run again. GitHub did not say this time how old the payment is.';
    return joinBlocks([
        `${escapeMarkdown(money)}: ${lines}, ${linkSubmissions(doubt.study, 'at Prolific')}. They have the money:`,
        codeBlock([`${paid}: seen at Prolific`]),
        notPaid === undefined ? `They do not: ${later}` : 'They do not:',
        notPaid === undefined ? null : codeBlock([`${notPaid}: not there at ${showClock(nowMs)}`]),
        `<sub>What happened: this payment of ${linkRun(claim.run.id, context)}, ${showTime(Date.parse(claim.at))}, ${escapeSentence(describeDoubt(open))}; ${arrived}. ${linkCode('PAYMENT_IN_DOUBT', context)}</sub>`,
    ]);
}
/**
 * Whose money it is: lines of the file where the run has it, else the amounts, as the ledger has no
 * names.
 */
function next_steps_renderLines({ bulk, open }, { batches }, context) {
    const rows = batches
        .flatMap((batch) => batch.rows)
        .filter((row) => row.state === 'in doubt' && row.bulk === bulk);
    const [first] = rows;
    if (first === undefined) {
        const amounts = open?.bulk.claim.bonuses.map(({ amount }) => showCents(amount)) ?? [];
        return `bonuses of ${listWords(amounts, next_steps_linesAtMost)} from ${escapeMarkdown(open?.bulk.claim.path ?? '', 200)}`;
    }
    const links = rows
        .slice(0, next_steps_linesAtMost)
        .map(({ bonus }) => linkLine(bonus, context, String(bonus.lineNumber)));
    const more = rows.length - links.length;
    const words = more > 0 ? [...links, plural(more, 'more line')] : links;
    return `${rows.length === 1 ? 'line' : 'lines'} ${listWords(words, next_steps_linesAtMost + 1)} of ${escapeMarkdown(first.bonus.file, 200)}`;
}
/** What this run knows and could not write down: only these findings have it. */
function renderUnwritten({ errors, doubts }, context) {
    const known = errors.filter(({ code, message }) => code === 'PAYMENT_IN_DOUBT' &&
        !doubts.some(({ bulk, open }) => open !== null && message.includes(bulk)));
    if (known.length === 0)
        return null;
    return known
        .map(({ code, message, hint }) => `- ${escapeSentence(message)} ${linkCode(code, context)}<br>${escapeSentence(hint)}`)
        .join('\n');
}

;// CONCATENATED MODULE: ./build/core/report/people.js






/** The most lines that are shown, folded away; a receipt has all of them. */
const people_linesAtMost = { summary: 2_000, comment: 500 };
const people_states = {
    paid: 'paid',
    'already paid': 'paid before',
    due: 'due',
    'not paid': 'not paid',
    'in doubt': '**in doubt**',
    zero: 'zero',
};
/**
 * Whom the run is about, by line: those due, paid or in doubt. Folded; what was paid before is a
 * line for each file elsewhere.
 */
function renderPeople({ batches }, context, readIn) {
    const files = batches.flatMap(({ rows }) => {
        const moving = rows.filter(({ state }) => state !== 'already paid' && state !== 'zero');
        const [first] = moving;
        return first === undefined ? [] : [{ file: first.bonus.file, rows: moving }];
    });
    const all = files.flatMap(({ rows }) => rows);
    if (all.length === 0)
        return null;
    const isMixed = new Set(all.map(({ state }) => state)).size > 1;
    const showIds = context.settings?.showIds === true;
    const heads = ['Line:', 'Amount:', ...(isMixed ? ['State'] : []), ...(showIds ? ['Id'] : [])];
    const render = (row) => renderBonus(row, isMixed, showIds);
    let left = people_linesAtMost[readIn];
    const tables = files.map(({ file, rows }) => {
        const shown = rows.slice(0, left);
        left -= shown.length;
        if (shown.length === 0)
            return null;
        const title = files.length > 1 ? `${linkFile(file, context)}:` : null;
        return joinBlocks([title, renderTable(heads, shown.map(render))]);
    });
    const more = Math.max(0, all.length - people_linesAtMost[readIn]);
    return renderFolded(`${plural(new Set(all.map(({ bonus }) => bonus.id)).size, 'person', 'people')}, line by line`, joinBlocks([
        ...tables,
        more > 0
            ? `**${plural(more, 'more line is', 'more lines are')} not shown here**, of ${showCount(all.length)}. All are counted above, and a receipt (\`receipt\`) has every line that was paid.`
            : null,
    ]));
}
function renderBonus({ bonus, state }, isMixed, showIds) {
    return renderRow([
        String(bonus.lineNumber),
        showCents(bonus.amount),
        ...(isMixed ? [people_states[state]] : []),
        ...(showIds ? [escapeCode(bonus.id)] : []),
    ]);
}

;// CONCATENATED MODULE: ./build/core/report/remarks.js




/** The most characters of a kind that are shown; the log has all of them. */
const remarks_charactersAtMost = { summary: 50_000, comment: 5_000 };
/** What could not be checked. Whoever approves must read it first. */
function renderUnchecked({ unchecked }, readIn) {
    if (unchecked.length === 0)
        return null;
    return renderAlert('WARNING', joinBlocks(['**Not checked**', renderList(unchecked, readIn)]), readIn);
}
/** What to look at. */
function remarks_renderWarnings({ warnings }, readIn) {
    if (warnings.length === 0)
        return null;
    return joinBlocks([
        warnings.length === 1 ? '**Warning**' : '**Warnings**',
        renderList(warnings, readIn),
    ]);
}
/** What is good to know, folded away. */
function remarks_renderNotices({ notices }, readIn) {
    if (notices.length === 0)
        return null;
    return renderFolded(plural(notices.length, 'notice'), renderList(notices, readIn));
}
function renderList(sentences, readIn) {
    const { shown, leftOut } = fitLines(sentences, (sentence) => `- ${escapeSentence(sentence)}`, remarks_charactersAtMost[readIn]);
    const more = leftOut > 0 ? [`- ${showCount(leftOut)} more; the log has them all.`] : [];
    return [...shown, ...more].join('\n');
}

;// CONCATENATED MODULE: ./build/core/report/study-section.js









/** The most files of a study that are named; the others are counted. */
const filesAtMost = 10;
/** The most studies that have a section of their own. */
const studiesAtMost = 20;
/**
 * What is to know of each study: its files, its bonuses, what was paid so far. One section each
 * where there are several.
 */
function renderStudies(facts, context) {
    const studies = studiesOf(facts);
    const shown = studies.slice(0, studiesAtMost);
    const isOne = studies.length === 1;
    const blocks = shown.map((study) => {
        const table = renderFacts(factsOfStudy(study, facts, context, isOne));
        return isOne ? table : joinBlocks([`### ${linkStudy(study, facts.record)}`, table]);
    });
    const more = studies.length - shown.length;
    return joinBlocks([
        ...blocks,
        more > 0 ? `${plural(more, 'more study is', 'more studies are')} not shown here.` : null,
    ]);
}
/** Those of the files; a run without files is about those of which it read the ledger. */
function studiesOf({ batches, record }) {
    const ofFiles = new Set(batches.map(({ batch }) => batch.study));
    return [...(ofFiles.size > 0 ? ofFiles : record.paidBefore.keys())];
}
function factsOfStudy(study, facts, context, isOne) {
    const { record } = facts;
    const of = (bonuses) => bonuses.filter((one) => one.study === study);
    const batches = facts.batches.filter(({ batch }) => batch.study === study);
    const [paid, due] = [of(facts.paid), of(facts.due)];
    const cells = [
        ['Study', isOne ? linkStudy(study, record) : null],
        ['Why', paid.length > 0 && isOne ? sayWhy(record, context) : null],
        ['When', sayWhen(paid.length > 0, study, facts)],
        ['Money', isOne ? null : sayShare(paid, due, facts)],
        ['File', renderFiles(batches, facts, context)],
        ['Bonuses', renderRange([...paid, ...due], context)],
        ['Balance', isOne ? sayBalance(facts) : null],
        ['Paid in this study so far', study_section_sayPaidSoFar(study, facts)],
        [
            'Receipt',
            isOne && context.receiptPath !== null ? escapeCode(context.receiptPath, 200) : null,
        ],
    ];
    return cells.flatMap(([name, cell]) => (cell === null ? [] : [[name, cell]]));
}
/** What of the run's money is this study's. */
function sayShare(paid, due, { record, currency }) {
    const parts = [
        paid.length === 0 ? null : `paid ${sayMoney(facts_sumOf(paid), currency)}`,
        due.length === 0 ? null : sayDue(due, paid.length > 0, record, currency),
    ].filter((part) => part !== null);
    return parts.length === 0 ? null : escapeMarkdown(parts.join('; '));
}
function sayDue(due, isRest, record, currency) {
    const costs = estimateDue(record, due);
    const charged = costs === null ? '' : `, about ${showCents(costs.totalCents)} charged`;
    return `${isRest ? 'still due ' : ''}${sayMoney(facts_sumOf(due), currency)}${charged}`;
}
/**
 * `merge of #7 Bonuses of week 2 by octocat, approved by ada, run 41`; where nobody asked for the
 * pull request, the event.
 */
function sayWhy({ pullRequests: [merged] }, context) {
    const { eventName, actor, runId } = context;
    const started = merged === undefined
        ? escapeMarkdown(eventName.replaceAll('_', ' '), 40)
        : `merge of ${linkPullRequest(merged, context)}`;
    const approvers = merged?.approvedBy.map((login) => escapeMarkdown(login, 60)) ?? [];
    return [
        `${started} by ${escapeMarkdown(actor, 60)}`,
        ...(approvers.length > 0 ? [`approved by ${listWords(approvers, 5)}`] : []),
        linkRun(runId, context),
    ].join(', ');
}
function sayWhen(hasPaid, study, { record }) {
    const times = paidBulks(record)
        .filter((bulk) => bulk.study === study)
        .flatMap(({ answeredAtMs }) => (answeredAtMs === null ? [] : [answeredAtMs]));
    if (!hasPaid || times.length === 0)
        return null;
    return `accepted ${showTime(Math.max(...times))}`;
}
/** Each file with its new lines; those that have none are counted at the end of the report. */
function renderFiles(batches, { record }, context) {
    const moving = batches.flatMap(({ batch, rows }) => {
        const theirs = rows.filter(({ state }) => state !== 'already paid' && state !== 'zero');
        const first = theirs[0];
        return first === undefined
            ? []
            : [{ batch, rows, count: theirs.length, file: first.bonus.file }];
    });
    if (moving.length === 0)
        return null;
    const texts = moving.slice(0, filesAtMost).map(({ batch, rows, count, file }) => {
        const isNew = record.mode === 'plan' && rows.some(({ state }) => state === 'due');
        const word = isNew ? 'new line' : 'line';
        const before = rows.filter(({ state }) => state === 'already paid').length;
        const label = batch.labelGiven ? `, as ${escapeCode(batch.label, 100)}` : '';
        const earlier = before > 0 ? `, ${plural(before, 'line')} paid before` : '';
        return `${linkFile(file, context)}: ${plural(count, word)}${earlier}${label}`;
    });
    const more = moving.length - texts.length;
    return [...texts, ...(more > 0 ? [`and ${plural(more, 'more file')}`] : [])].join('<br>');
}
function renderRange(bonuses, context) {
    const sorted = bonuses.toSorted((a, b) => a.amount - b.amount);
    const [least] = sorted;
    const most = sorted.at(-1);
    if (least === undefined || most === undefined || sorted.length < 2)
        return null;
    if (least.amount === most.amount)
        return `${showCents(least.amount)} each`;
    const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
    const median = addCents(middle.map(({ amount }) => amount)) / middle.length;
    const largest = sorted.filter(({ amount }) => amount === most.amount);
    const [first = most] = largest;
    const line = linkLine(first, context, `line ${first.lineNumber}`);
    const more = largest.length > 1 ? ` and ${showCount(largest.length - 1)} more` : '';
    return `${showCents(least.amount)} to ${showCents(most.amount)}, median ${showCents(median)}; largest ${line}${more}`;
}
/** Null where the run moves no money. */
function sayBalance({ record, due, paid }) {
    const { balance } = record;
    if (balance === null || due.length + paid.length === 0)
        return null;
    const now = `${showCents(balance.available)} ${escapeMarkdown(balance.currency)}`;
    if (paid.length > 0)
        return `${now} before this run`;
    const costs = estimateDue(record, due);
    if (costs === null)
        return now;
    const after = balance.available - costs.totalCents;
    return after < 0
        ? `${now}, about ${showCents(-after)} too little`
        : `${now} now, about ${showCents(after)} after`;
}
function study_section_sayPaidSoFar(study, { record, paid }) {
    const before = record.paidBefore.get(study);
    if (before === undefined)
        return null;
    const own = paid.filter((bonus) => bonus.study === study);
    const bonuses = before.bonuses + own.length;
    if (bonuses === 0)
        return 'nothing';
    const cents = before.cents + addCents(own.map(({ amount }) => amount));
    const sum = `${showCents(cents)} in ${plural(bonuses, 'bonus', 'bonuses')}`;
    if (own.length > 0)
        return before.bonuses > 0 ? `${sum}, these included` : null;
    const labels = before.labels.map((label) => escapeMarkdown(label, 100));
    return `${sum} (${listWords(labels, 3)})`;
}

;// CONCATENATED MODULE: ./build/core/report/summary.js


















/**
 * GitHub takes no summary of a step above 1 MiB; below that is room for what other commands of the
 * step write.
 */
const summaryBytesAtMost = 1_000_000;
/** GitHub takes no comment above 65,536 characters. */
const commentCharactersAtMost = 65_000;
/** The whole of a run as Markdown for the summary of its step. */
function renderSummary(record, context) {
    const encoder = new TextEncoder();
    const sizeOf = (text) => encoder.encode(text).length;
    return `${cutBlocks(renderBlocks(record, context, 'summary'), summaryBytesAtMost, sizeOf)}\n`;
}
/** The same for a pull request. It begins with the marker by which the comment is found again. */
function renderComment(record, context) {
    const marker = markersOf(record, context).join('\n');
    const most = commentCharactersAtMost - marker.length;
    const text = cutBlocks(renderBlocks(record, context, 'comment'), most, ({ length }) => length);
    return `${marker}\n${text}\n`;
}
/** A plan that could not be paid shows nothing that a merge may pay. */
function markersOf({ status, plan }, context) {
    const marker = commentMarker(context);
    return status === 'planned' && plan !== null && plan.due.length > 0
        ? [marker, renderPreviewMark(plan)]
        : [marker];
}
/** Two jobs, or two steps with other files, studies or labels, each keep a comment of their own. */
function commentMarker({ workflowFile, job, csv, settings }) {
    const key = JSON.stringify([csv, settings?.studyId ?? null, settings?.batch ?? null]);
    const digest = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(key).digest('hex').slice(0, 12);
    // A comment of HTML ends at two dashes and an angle bracket.
    const name = `${workflowFile ?? ''}/${job}`.replace(/[^\w./-]|--+/g, '_');
    return `${previewBeginning}${name} ${digest} -->`;
}
/**
 * In the order in which they are read: what happened, what to do, the money, the rest folded away.
 */
function renderBlocks(run, context, readIn) {
    const record = forPeople(run);
    const facts = factsOf(record);
    const blocks = [
        renderHeading(facts, context, readIn),
        renderNextSteps(facts, context, readIn),
        renderFindings(facts, context, readIn),
        renderAuditChecks(record),
        renderReconciled(facts),
        renderUnchecked(record, readIn),
        renderMoney(facts),
        renderAnswer(facts, context, 'open'),
        renderStudies(facts, context),
        renderChecks(facts, context),
        remarks_renderWarnings(record, readIn),
        renderPeople(facts, context, readIn),
        renderAnswer(facts, context, 'folded'),
        renderAuditTrail(facts, context),
        remarks_renderNotices(record, readIn),
        renderFooter(context),
    ];
    return blocks.flatMap((block) => (block === null || block === '' ? [] : [block]));
}
/**
 * The last cut, where the caps of all parts together are still too much: whole blocks are left out,
 * because half a block of HTML would swallow what comes after it.
 */
function cutBlocks(blocks, most, sizeOf) {
    const note = '**There is no room for more here.** The log has everything.';
    const kept = [];
    let left = most - sizeOf(note) - 10;
    for (const block of blocks) {
        const size = sizeOf(block) + 2;
        if (size > left)
            continue;
        left -= size;
        kept.push(block);
    }
    return joinBlocks(kept.length === blocks.length ? kept : [...kept, note]);
}
function renderFooter(context) {
    const { sha, actor, docsUrl, runId } = context;
    return `<sub>${[
        ...(sha === null ? [] : [`Commit ${sha.slice(0, 7)}`]),
        `${linkRun(runId, context)} for ${escapeMarkdown(actor, 60)}`,
        renderLink('what these words mean', `${docsUrl}/how-it-works.md#words`),
    ].join(' \u00b7 ')}</sub>`;
}

;// CONCATENATED MODULE: ./build/publish.js












/**
 * Tells how a run ended: receipt, preview comment, outputs, summary and exit code, also after a
 * failure.
 */
async function publish(run, inputs, workflow, signal) {
    const context = {
        ...contextOf(workflow, inputs),
        ledgerUrls: new Map(run.studies.map((study) => [study, run.ports.ledger.url(study)])),
        nowMs: run.ports.clock.nowMs(),
    };
    const receiptPath = await writeReceipt(run, inputs, workflow, context);
    const sleep = (ms) => run.ports.clock.sleep(ms);
    await comment(run, inputs, workflow, context, { sleep, signal });
    for (const line of describeAnswer(run.record, context))
        run.ports.log.line(line);
    await publishRecord(run.record, { ...context, receiptPath }, run.ports.log);
}
/**
 * Nothing was tried: the inputs themselves are wrong. A preview of earlier that can be found again
 * says so too.
 */
async function publishInvalidInputs({ findings, inputs, isPreviewKnown }, workflow, cancellation, log) {
    const record = newRunRecord(inputs.mode, 'blocked');
    const telling = { record, ports: { log } };
    addFindings(telling, findings);
    if (isPreviewKnown) {
        const clock = systemClock(() => cancellation.isCancelled(), cancellation.now);
        const patience = { sleep: (ms) => clock.sleep(ms), signal: cancellation.record };
        const context = contextOf(workflow, inputs);
        await comment(telling, inputs, workflow, context, patience);
    }
    await publishRecord(record, contextOf(workflow, null), log);
}
/** Nothing was tried: the runner does not say what run this is. Wrong inputs are told as well. */
async function publishInvalidRunner(wrong, read, workflow, log) {
    const record = newRunRecord(read.inputs.mode, 'blocked');
    const wrongInputs = 'findings' in read ? read.findings : [];
    addFindings({ record, ports: { log } }, [...wrong, ...wrongInputs]);
    await publishRecord(record, contextOf(workflow, null), log);
}
function contextOf(workflow, inputs) {
    const { repository } = workflow;
    const serverUrl = workflow.serverUrl.href.replace(/\/$/, '');
    return {
        repository,
        serverUrl,
        sha: workflow.name.sha,
        workflowFile: workflow.workflowFile,
        job: workflow.job,
        branch: branchOf(workflow.event)?.replace('refs/heads/', '') ?? workflow.event.defaultBranch,
        // A runner that does not say what run this is has no page of it.
        runUrl: [repository, workflow.name.id].includes('')
            ? serverUrl
            : `${serverUrl}/${repository}/actions/runs/${workflow.name.id}`,
        eventName: workflow.event.name,
        mergePays: inputs?.isAutomatic === true && !inputs.requireApproval && workflow.pullRequest !== null,
        runId: workflow.name.id,
        ledgerUrls: new Map(),
        docsUrl: workflow.docsUrl,
        settings: inputs,
        csv: inputs?.csv ?? [],
        actor: workflow.triggeredBy,
        receiptPath: null,
        nowMs: Date.now(),
    };
}
async function writeReceipt(run, { receipt }, { workspace }, context) {
    if (receipt === null || !hasReceipt(run.record))
        return null;
    if (run.record.files.has(receipt)) {
        addWarning(run, 'The receipt was not written: `receipt` names a file with bonuses.');
        return null;
    }
    // Who gave the run its inputs has approved, as the ledger has it too; a re-run by somebody else
    // repeats them.
    const text = renderReceipt(run.record, { ...context, actor: run.name.actor });
    const file = await writeReceiptFile(workspace, receipt, text);
    if (file.kind === 'written')
        return file.path;
    addWarning(run, `The receipt could not be written: ${file.reason}`);
    return null;
}
/** Keeps the preview comment up to date, where one is wanted. That it could not be is a warning. */
async function comment(telling, inputs, workflow, context, { sleep, signal }) {
    if (!inputs.comment || inputs.mode !== 'plan')
        return;
    if (workflow.pullRequest === null) {
        addNotice(telling, 'This run belongs to no pull request, so there is no preview comment.');
        return;
    }
    const outcome = await publishPreview({
        address: {
            apiUrl: workflow.apiUrl,
            graphqlUrl: workflow.graphqlUrl,
            token: inputs.githubToken,
            sleep,
        },
        repository: context.repository,
        number: workflow.pullRequest,
        signal,
        marker: commentMarker(context),
        body: renderComment(telling.record, context),
    });
    if (outcome.kind === 'failed')
        addWarning(telling, outcome.warning);
}
/** The result is the last line of the log. */
async function publishRecord(record, context, log) {
    publishOutputs(outputsOf(record, context));
    await publishSummary(renderSummary(record, context));
    const { status } = record;
    const { sign, text } = planVerdict(record, context);
    if (status !== null && !isFailure(status)) {
        markSuccess();
        log.line(`${sign} ${text}.`.trim());
    }
    else
        markFailure(`${text}. The summary says what to do now.`);
}

;// CONCATENATED MODULE: ./build/adapters/github/github-stops.js


/**
 * The stop for whatever answer is not a value, of a question that was asked as often as it may be.
 */
function stopBy({ unreadable, forbidden }, answer) {
    switch (answer.kind) {
        case 'errors': {
            const said = answer.errors.map(({ message }) => message).join('; ');
            return forbidden(answer.errors) ?? unreadable(`GitHub answered: ${said}`);
        }
        case 'limited':
            return unreadable(`GitHub limits the requests of this token (${answer.reason})`);
        case 'unclear':
            return unreadable(`GitHub gave no clear answer (${answer.reason})`);
        default:
            return unreachable(answer);
    }
}
/** The value in its shape; throws the stop with the place where it differs. */
function github_stops_parseAnswer({ unreadable }, schema, value) {
    const parsed = safeParse(schema, value);
    if (parsed.success)
        return parsed.output;
    const where = getDotPath(parsed.issues[0]) ?? 'as a whole';
    throw unreadable(`GitHub's answer has an unexpected shape (${where})`);
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/reading-stops.js



/** `LEDGER_UNREADABLE`: it cannot be said what the artifacts hold. */
function stopUnreadable(why) {
    return new ActionError('LEDGER_UNREADABLE', `The ledger cannot be read from the artifacts of this repository: ${endSentence(why)}`, 'Nothing more is paid until it can be read. If GitHub is in trouble (https://www.githubstatus.com), run again later. ' +
        'Delete no artifact whose name begins with `prolific-bonus-`: without it, somebody may be paid again.');
}
/** The stop for an answer that is not a value. */
function stopFor(answer) {
    return stopBy({ unreadable: stopUnreadable, forbidden }, answer);
}
function forbidden(errors) {
    const isForbidden = errors.some(({ status }) => status === 401 || status === 403);
    return isForbidden ? stopForbidden(errors.map(({ message }) => message).join('; ')) : null;
}
/** `LEDGER_FORBIDDEN` for a reading. */
function stopForbidden(said) {
    return new ActionError('LEDGER_FORBIDDEN', `GitHub does not let this run read the artifacts of its repository: ${endSentence(said)}`, 'Give the job `permissions: actions: read`, and leave `github-token` as it is or give it a token that may read the ' +
        'actions of this repository.');
}
/** The value in its shape, or `LEDGER_UNREADABLE`. */
function expectShape(schema, value) {
    return github_stops_parseAnswer({ unreadable: stopUnreadable }, schema, value);
}

;// CONCATENATED MODULE: ./build/adapters/ledger/stops.js

/** `LEDGER_UNREADABLE`: what came is neither clearly a ledger nor clearly none. */
function stops_stopUnreadable(why) {
    return new ActionError('LEDGER_UNREADABLE', `The ledger cannot be read: ${why}.`, 'Nothing more is paid until it can be read. If GitHub is in trouble (https://www.githubstatus.com), run again later; otherwise look at the last ' +
        'commits of the ledger branch and restore what is missing.');
}
/**
 * `LEDGER_CONFLICT`: an append that did not come through, or of which nobody can say whether it
 * did.
 */
function stopConflict(message) {
    return new ActionError('LEDGER_CONFLICT', message, 'Nothing more was paid after this. Run again: the next run starts from what the ledger then holds.');
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/artifact-names.js

/**
 * All claims of a study share this exact name, one for each attempt, so that one list answer shows
 * all rivals.
 */
function claimName(study) {
    return `prolific-bonus-claim-${study}`;
}
/** Every other write; `k` is counted from 1 in each attempt. */
function recordName(study, k) {
    return `prolific-bonus-ledger-${study}-${k}`;
}
/** The study whose claim or record an artifact of this name would be; null for every other name. */
function studyIn(name) {
    const [, claim, record] = /^prolific-bonus-(?:claim-([0-9a-f]{24})|ledger-([0-9a-f]{24})-\d+)$/.exec(name) ?? [];
    return parseStudyId(claim ?? record ?? '');
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/record.js





/** The line of an event that was never written before. */
function lineOf(event) {
    return { event, text: serializeEvents([event]).trimEnd() };
}
const headerShape = strictObject({
    v: literal(1),
    study: string(),
    run: strictObject({
        id: string(),
        attempt: pipe(number(), safeInteger(), minValue(1)),
    }),
    workflow: string(),
    seen: array(pipe(number(), safeInteger())),
    dates: record(string(), pipe(string(), isoTimestamp())),
});
function serializeRecord(header, lines) {
    const { dates } = header;
    const shown = Object.fromEntries([...dates].map(([id, date]) => [id, date.toISOString()]));
    const first = JSON.stringify({ v: 1, ...header, dates: shown });
    return [first, ...lines.map(({ text }) => text)].map((line) => `${line}\n`).join('');
}
/**
 * Reads a record as strictly as it is written: whatever else is in it is `LEDGER_UNREADABLE`.
 *
 * @param name what the artifact is called, for the message
 */
function parseRecord(text, study, name) {
    const end = text.indexOf('\n');
    const parsed = safeParse(headerShape, json_parseJson(text.slice(0, Math.max(end, 0))));
    if (!parsed.success)
        throw stopUnreadable(`the artifact ${name} does not begin with a header`);
    const { study: of, run, workflow, seen, dates } = parsed.output;
    if (of !== study)
        throw stopUnreadable(`the artifact ${name} is of study ${of}`);
    const body = text.slice(end + 1);
    const events = eventsIn(body, name);
    const lines = body.split('\n');
    return {
        header: {
            study,
            run,
            workflow,
            seen,
            dates: new Map(Object.entries(dates).map(([id, date]) => [id, new Date(date)])),
        },
        lines: events.map((event, index) => ({ event, text: lines[index] ?? '' })),
    };
}
function eventsIn(body, name) {
    try {
        return parseLedgerLines(body, name, 1).map(({ event }) => event);
    }
    catch (error) {
        // What to do about a broken artifact is not what to do about a broken file.
        if (error instanceof ActionError)
            throw stopUnreadable(error.message);
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/ledger/pauses.js
/**
 * A pause that doubles from the first to the longest, less a random half so that writers do not
 * meet again.
 *
 * @param random in [0, 1)
 */
function growingPauseMs({ random }, tried, { firstMs, longestMs }) {
    return Math.min(firstMs * 2 ** (tried - 1), longestMs) * (1 - random() / 2);
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/write-record.js





/** How often one step of an upload is sent. */
const mostSends = 3;
const sendPauses = { firstMs: 500, longestMs: 4_000 };
/** How many names one write may use up. */
const mostNames = 5;
/**
 * Writes everything that this process knows of a study, and `added` behind it, as a record of its
 * own. Nothing is overwritten: a name that is taken, or whose upload went wrong, is skipped. What
 * landed without an answer does no harm, for events count once. Throws `LEDGER_FORBIDDEN`, and
 * `LEDGER_CONFLICT` where GitHub takes none.
 */
async function writeRecord(desk, memory, added) {
    const { header, lines } = recordOf(desk, memory, added);
    const text = serializeRecord(header, lines);
    let reason = 'the run was cancelled';
    for (let tried = 1; tried <= mostNames && !desk.signals.record.aborted; tried += 1) {
        memory.lastK += 1;
        const upload = await uploadAs(desk, recordName(memory.study, memory.lastK), text);
        if (upload.kind === 'landed') {
            const { id: artifactId } = upload;
            memory.learnRecord({ artifactId, createdAt: null, expiresAt: null, header, lines });
            return;
        }
        reason = upload.reason;
        await desk.sleep(growingPauseMs(desk, tried, { firstMs: 500, longestMs: 8_000 }), desk.signals.record);
    }
    throw stopConflict(`It is not known whether GitHub took what this run wrote about study ${memory.study} (${reason}).`);
}
/** The record that this attempt would write now. */
function recordOf({ me }, memory, added) {
    const header = {
        study: memory.study,
        run: { id: me.runId, attempt: me.attempt },
        workflow: me.workflowPath,
        seen: memory.included,
        dates: memory.dates(),
    };
    return { header, lines: [...memory.lines, ...added] };
}
async function uploadAs(desk, name, text) {
    const options = { signal: desk.signals.record };
    const created = await desk.store.create(name, null, options);
    if (created.kind !== 'created')
        return { kind: 'burnt', reason: whyNotCreated(created) };
    const uploaded = await uploadBlob(desk, created.uploadUrl, text);
    if (uploaded.kind === 'failed')
        return { kind: 'burnt', reason: uploaded.reason };
    let reason = '';
    for (let sent = 1; sent <= mostSends; sent += 1) {
        const finalized = await desk.store.finalize(name, uploaded.blob, options);
        if (finalized.kind === 'finalized')
            return { kind: 'landed', id: finalized.id };
        reason = finalized.reason;
        if (finalized.kind === 'refused')
            break;
        await desk.sleep(growingPauseMs(desk, sent, sendPauses), desk.signals.record);
    }
    return { kind: 'burnt', reason };
}
/** Nobody can list a blob before it is finalized, so an upload that went wrong is sent again. */
async function uploadBlob(desk, url, text) {
    for (let sent = 1;; sent += 1) {
        const answer = await desk.store.upload(url, text, { signal: desk.signals.record });
        if (answer.kind === 'uploaded' || sent === mostSends)
            return answer;
        await desk.sleep(growingPauseMs(desk, sent, sendPauses), desk.signals.record);
    }
}
/** Why there is no upload under a name, or the stop where this run may not upload at all. */
function whyNotCreated(answer) {
    if (answer.kind === 'taken')
        return 'the name is taken';
    if (answer.kind === 'unclear')
        return answer.reason;
    throw new ActionError('LEDGER_FORBIDDEN', `GitHub does not let this run upload artifacts: ${answer.reason}.`, 'Artifacts are uploaded with a token that GitHub gives to every step of a job on github.com or ghe.com. They cannot be ' +
        'the ledger on GitHub Enterprise Server or on other runners. Where the storage for artifacts is used up, free some of ' +
        'it or raise the budget. Delete no artifact whose name begins with `prolific-bonus-`.');
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/claim-upload.js





/**
 * Uploads a claim under the name that all claims of the study share. It may be there afterwards or
 * not: `askToPay` finds that out. Throws `LEDGER_CONFLICT` where it is not there for certain.
 */
async function uploadClaim(desk, memory, event) {
    const { store, clock, signals } = desk;
    // Nothing is paid any more on a claim of a cancelled run.
    if (clock.isCancelled())
        return { append: { kind: 'stale' }, sent: null };
    const name = claimName(memory.study);
    const options = { signal: signals.record };
    const base = new Set(memory.lines.map((line) => line.event.id));
    const lostBefore = new Set(memory.lost.map(({ id }) => id));
    const { header, lines } = recordOf(desk, memory, [lineOf(event)]);
    const sentAt = momentOf(clock);
    const created = await store.create(name, null, options);
    // Another job or step of this attempt has claimed, or our own create went astray: nothing is
    // listed before it is finalized.
    if (created.kind !== 'created')
        throw notClaimed(whyNotCreated(created));
    const uploaded = await uploadBlob(desk, created.uploadUrl, serializeRecord(header, lines));
    if (uploaded.kind === 'failed')
        throw notClaimed(uploaded.reason);
    const finalizedAt = momentOf(clock);
    const finalized = await store.finalize(name, uploaded.blob, options);
    if (finalized.kind === 'refused')
        throw notClaimed(finalized.reason);
    const isShown = finalized.kind === 'finalized';
    memory.learnRecord({
        artifactId: isShown ? finalized.id : null,
        createdAt: null,
        expiresAt: null,
        header,
        lines,
    });
    const shownAt = isShown ? momentOf(clock) : null;
    const sent = { event, blob: uploaded.blob, base, lostBefore, shownAt, finalizedAt };
    return { append: { kind: 'appended', text: memory.text, sentAt }, sent };
}
function notClaimed(reason) {
    return stopConflict(`This attempt could not claim under the one name that it has for it (${reason}). Another job or step of the same run may have claimed before.`);
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/keep-alive.js



/** The group that a workflow should belong to. */
const group = 'prolific-bonuses';
const dayMs = 86_400_000;
const warnUnderDays = 14;
/** Re-runs are possible for 30 days: records must outlive them. */
const fewestRetentionDays = 31;
/**
 * Writes what is known again where the newest record was made by another run or is past half its
 * life: GitHub deletes the artifacts of a run that is deleted or run again, and all of them in
 * time. What goes wrong is a warning.
 */
async function keepAlive(desk, memory, githubNow) {
    const { newest } = memory;
    if (newest === null || githubNow === null)
        return [];
    const { createdAt, expiresAt, header } = newest;
    const halfMs = expiresAt === null ? 0 : (expiresAt.getTime() - createdAt.getTime()) / 2;
    const isFresh = githubNow.getTime() - createdAt.getTime() < halfMs;
    if (isFresh && header.run.id === desk.me.runId)
        return [];
    try {
        await writeRecord(desk, memory, []);
        return [];
    }
    catch (error) {
        if (!(error instanceof ActionError) || error.code === 'LEDGER_FORBIDDEN')
            throw error;
        return [
            `The ledger of study ${memory.study} could not be copied into this run: ${error.message}`,
        ];
    }
}
/** A warning where nothing keeps the records for two more weeks. */
function warnOfExpiry(memory, githubNow) {
    const { newest } = memory;
    if (newest === null || newest.expiresAt === null || githubNow === null)
        return [];
    const days = Math.floor((newest.expiresAt.getTime() - githubNow.getTime()) / dayMs);
    if (days >= warnUnderDays)
        return [];
    return [
        `The newest record of study ${memory.study} expires in ${plural(days, 'day')}. Run \`mode: reconcile\` on a schedule: each run writes the ledger again.`,
    ];
}
/** So many claims are listed before it is said that they are soon too many. */
const warnFromClaims = 80;
/**
 * A warning before the claims of a study are more than one answer of GitHub shows: then no claim
 * can be seen to be alone.
 */
function warnOfCrowd({ study }, claims) {
    const count = claims.artifacts.length;
    if (count < warnFromClaims)
        return [];
    return [
        `GitHub lists ${count} claims of study ${study}. From 101 on one answer does not show them all, and no run can pay there until enough have expired. Pay more at once and less often, and keep the ledger of the next study on a branch.`,
    ];
}
/**
 * A warning where runs of the workflow may overtake each other; silence where GitHub does not say.
 */
async function warnOfConcurrency({ store, me, signals }) {
    const groups = await store.readConcurrencyGroups(me.runId, { signal: signals.now });
    if (groups === null || groups.includes(group))
        return [];
    return [
        `This run belongs to no concurrency group \`${group}\`. Runs that pay at the same moment then make each other withdraw, and nobody is paid by either. Add to the workflow: \`concurrency: { group: ${group}, queue: max }\`.`,
    ];
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/trust.js


/**
 * How many runs are asked for their event in one process: of more, somebody makes artifacts to keep
 * us busy.
 */
const runsAtMost = 100;
/**
 * Why an artifact does not count, in a few words; null where it does. Whoever opens a pull request
 * can give an artifact any name: what counts comes from a commit of this very repository, in a run
 * of an event that may pay.
 */
async function distrust(desk, { runId, repositoryId, headRepositoryId }, signal) {
    const isOurs = headRepositoryId !== null && headRepositoryId === repositoryId;
    if (!isOurs || headRepositoryId !== desk.me.repositoryId)
        return 'comes from another repository';
    if (runId === null)
        return 'belongs to no run';
    if (runId === desk.me.runId)
        return (await mayWrite(desk, desk.me.event.name, desk.me.event.ref))
            ? null
            : ofEvent(desk.me.event.name);
    const run = await runOf(desk, runId, signal);
    return (await isWriter(desk, run)) ? null : ofEvent(run.event);
}
function ofEvent(event) {
    return `comes from a run of the event ${event}, which may not pay`;
}
/** Whether a run's artifacts count: its event is one that may pay. */
async function isWriter(desk, { event, headBranch }) {
    return mayWrite(desk, event, headBranch === null ? '' : `refs/heads/${headBranch}`);
}
async function mayWrite(desk, name, ref) {
    const defaultBranch = name === 'push' ? await desk.defaultBranch() : null;
    return checkEvent({ name, ref, defaultBranch }, defaultBranch).length === 0;
}
async function runOf({ store, runs }, runId, signal) {
    const known = runs.get(runId);
    if (known !== undefined)
        return known;
    if (runs.size >= runsAtMost)
        throw stopUnreadable(`artifacts of more than ${runsAtMost} runs have the ledger's names`);
    const run = await store.readRun(runId, { signal });
    runs.set(runId, run);
    return run;
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/losses.js

/** A run can be run again for 30 days. */
const reRunsForMs = 31 * 86_400_000;
/**
 * Money that a re-run made vanish from the ledger may still be on its way to Prolific's pages for
 * this long.
 */
const answerableAfterMs = 60 * 60_000;
/**
 * Why records of a study may be missing that once were there: they expired, or a re-run has removed
 * them.
 */
async function findLosses(desk, memory, signal) {
    const reRuns = await findReRuns(desk, memory, lastHeldClaimAt(memory), signal);
    return [...expiredRecords(memory), ...reRuns];
}
/**
 * Records that expired and that no readable one includes.
 *
 * @param asked artifact ids that a human was asked about before
 */
function expiredRecords({ lost, study }, asked = new Set()) {
    const ids = lost.map(({ id }) => id).filter((id) => !asked.has(id));
    if (ids.length === 0)
        return [];
    const [what, said] = ids.length === 1 ? ['it', 'record'] : ['they', 'records'];
    return [
        {
            subject: `expired ${ids.toSorted((a, b) => a - b).join(' ')}`,
            message: `${ids.length} ${said} of study ${study} expired, and no record that can still be read includes what ${what} said.`,
            answerableFrom: null,
        },
    ];
}
/**
 * GitHub's date of the newest claim that held; null where none did. Whoever paid on a claim had
 * asked about all re-runs before it. A later record says nothing of the kind: a reconciling run
 * writes without asking, and so does one that withdraws. Nor does a claim without an answer of
 * Prolific: its run may have died before it looked.
 */
function lastHeldClaimAt(memory) {
    const dates = memory.dates();
    const events = memory.lines.map(({ event }) => event);
    const asked = new Set(events.filter(isAnswer).map(({ bulk }) => bulk));
    let last = null;
    for (const event of events) {
        const date = dates.get(event.id);
        if (event.type !== 'claimed' || !asked.has(event.bulk) || date === undefined)
            continue;
        if (last === null || date > last)
            last = date;
    }
    return last;
}
/** Whether this says what became of a pay request. */
function isAnswer(event) {
    if (event.type === 'refused')
        return event.status !== null;
    return event.type === 'accepted' || event.type === 'unknown';
}
/**
 * Runs of the workflows that write this ledger of which a later attempt began at that time or
 * later: *Re-run all jobs* removes what the attempts before it had uploaded. A run whose claim is
 * known has nothing more to lose: it has one, and with it comes all that the run knew.
 *
 * @param since GitHub's time; null: at any time
 */
async function findReRuns(desk, memory, since, signal) {
    const { me, store, clock } = desk;
    const workflows = new Set([
        me.workflowPath,
        ...memory.records.map(({ header }) => header.workflow),
    ]);
    const claimants = new Set(memory.lines.flatMap(({ event }) => (event.type === 'claimed' ? [event.run.id] : [])));
    // A re-run that began then is of a run that was made up to 30 days before.
    const fromMs = (since?.getTime() ?? clock.nowMs() - reRunsForMs) - reRunsForMs;
    const lists = await Promise.all([...workflows].map((path) => store.listRuns(path, new Date(fromMs), { signal })));
    const losses = [];
    for (const run of lists.flatMap(({ runs }) => runs)) {
        const { id, attempt, attemptStartedAt: startedAt } = run;
        const isOwn = id === me.runId;
        if (attempt < 2 || (isOwn ? attempt === me.attempt : claimants.has(id)))
            continue;
        if ((since !== null && startedAt < since) || !(await isWriter(desk, run)))
            continue;
        losses.push({
            subject: `re-run ${id} ${attempt}`,
            message: `Attempt ${attempt} of run ${id} began at ${startedAt.toISOString()}, after the last payment of study ${memory.study} that the ledger knows. A re-run of all jobs removes what the run had written before, so somebody may have been paid by it.`,
            answerableFrom: new Date(startedAt.getTime() + answerableAfterMs),
        });
    }
    return losses;
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/read-records.js






/** How often lists are asked for until they show what this process has seen. */
const readsUntilGrown = 6;
/**
 * Names with a number: three beside the claims, then four more at a time. A run writes a handful.
 */
const firstNames = 3;
const moreNames = 4;
const read_records_mostNames = 99;
/**
 * Lists a study's records and downloads those that are new and not included in another. Throws
 * `LEDGER_UNREADABLE` where one cannot be downloaded, or where one that this process has seen is
 * gone.
 *
 * @param options.evenGone what is gone is no error: this process still knows what it said
 */
async function readRecords(desk, memory, signal, { evenGone = false } = {}) {
    for (let tried = 1;; tried += 1) {
        const lists = await listAll(desk, memory.study, signal);
        const missing = evenGone ? null : memory.missingIn(lists.artifacts);
        if (missing === null) {
            const warnings = await learnFrom(desk, memory, lists.artifacts, signal);
            if (warnings !== null) {
                const { githubNow } = lists.claims;
                memory.learnRead(githubNow);
                return { lists, githubNow, warnings };
            }
        }
        if (tried === readsUntilGrown)
            throw stopUnreadable(missing === null
                ? `records of study ${memory.study} are listed and cannot be downloaded`
                : `the artifact ${missing} of study ${memory.study} was there when this run looked before, and is gone`);
        await desk.sleep(growingPauseMs(desk, tried, { firstMs: 1_000, longestMs: 8_000 }), signal);
    }
}
async function listAll({ store }, study, signal) {
    const listFrom = (from, count) => Array.from({ length: count }, (_, at) => store.list(recordName(study, from + at), { signal }));
    const [claims, ...first] = await Promise.all([
        store.list(claimName(study), { signal }),
        ...listFrom(1, firstNames),
    ]);
    const found = [claims, ...first];
    let last = found;
    for (let next = firstNames + 1; last.some(({ artifacts }) => artifacts.length > 0);) {
        if (next > read_records_mostNames)
            throw stopUnreadable(`more than ${read_records_mostNames} names of records are in use for study ${study}`);
        last = await Promise.all(listFrom(next, moreNames));
        found.push(...last);
        next += moreNames;
    }
    return { claims, artifacts: found.flatMap(({ artifacts }) => artifacts) };
}
/**
 * Takes what is listed into the memory. Sentences about what was left out; null where a record was
 * listed and is not there any more.
 */
async function learnFrom(desk, memory, artifacts, signal) {
    const left = new Map();
    const expired = [];
    const newestFirst = artifacts.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
    for (const artifact of newestFirst) {
        if (memory.includes(artifact.id))
            continue;
        const reason = await distrust(desk, artifact, signal);
        if (reason !== null)
            left.set(reason, (left.get(reason) ?? 0) + 1);
        else if (artifact.expired)
            expired.push(artifact);
        else if (!(await download(desk, memory, artifact, signal)))
            return null;
    }
    memory.learnListed(artifacts);
    memory.learnExpired(expired);
    return [...left].map(([reason, count]) => `${plural(count, 'artifact has a name', 'artifacts have names')} of the ledger of study ${memory.study} and ${count === 1 ? '' : 'each '}${reason}. It was left out.`);
}
/** False where it is not there any more. */
async function download(desk, memory, artifact, signal) {
    const answer = await desk.store.download(artifact, { signal });
    if (answer.kind === 'gone')
        return false;
    const name = `${artifact.name} (${artifact.id})`;
    if (answer.kind === 'broken')
        throw stopUnreadable(`the artifact ${name}: ${answer.reason}`);
    const { header, lines } = parseRecord(answer.text, memory.study, name);
    if (header.run.id !== artifact.runId)
        throw stopUnreadable(`the artifact ${name} says that run ${header.run.id} wrote it`);
    const { id: artifactId, createdAt, expiresAt } = artifact;
    memory.learnRecord({ artifactId, createdAt, expiresAt, header, lines });
    return true;
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/permission.js





/** How long an upload without a clear answer is searched for. */
const showWithinMs = 60_000;
/**
 * The last look leaves within this time of the claim, or the claim is withdrawn: a runner that was
 * paused must not pay.
 */
const lookWithinMs = 5 * 60_000;
/**
 * Waits until every rival's claim must be listed, looks, and says whether this claim holds. Of two
 * claims the one with the smaller id may hold, once the other is seen to be withdrawn. Throws
 * nothing: what cannot be found out is denied.
 */
async function permission_askPermission(desk, memory, sent, sentAt) {
    try {
        const shownAt = sent.shownAt ?? (await findShown(desk, memory, sent));
        if (shownAt === null)
            return permission_denied('no list showed the claim within a minute');
        await waitSince(desk, shownAt);
        return await lookUntilClear(desk, memory, sent, sentAt);
    }
    catch (error) {
        if (!(error instanceof ActionError))
            throw error;
        return permission_denied(error.message);
    }
}
function permission_denied(reason) {
    return { kind: 'denied', reason };
}
/** The claim counts from the moment at which an answer or a list shows it; null where none does. */
async function findShown(desk, { study }, { blob, finalizedAt }) {
    const { store, clock, me, signals, waits } = desk;
    const name = claimName(study);
    while (!clock.isCancelled() && !hasPassed(finalizedAt, momentOf(clock), showWithinMs)) {
        const options = { signal: signals.now };
        // The same again: a double entry is harmless.
        const finalized = await store.finalize(name, blob, options);
        if (finalized.kind === 'finalized')
            return momentOf(clock);
        const { artifacts } = await store.list(name, options);
        if (artifacts.some(({ runId }) => runId === me.runId))
            return momentOf(clock);
        await desk.sleep(waits.betweenLooksMs, signals.now);
    }
    return null;
}
async function waitSince(desk, { monotonicMs }) {
    const { clock, waits, signals } = desk;
    const leftMs = () => monotonicMs + waits.beforeLookMs - clock.monotonicMs();
    while (leftMs() > 0 && !clock.isCancelled())
        await desk.sleep(leftMs(), signals.now);
}
async function lookUntilClear(desk, memory, sent, sentAt) {
    const { clock, signals, waits } = desk;
    const { firstReadAt } = memory;
    if (firstReadAt === null)
        return permission_denied('GitHub did not say what time it is');
    while (!clock.isCancelled()) {
        const lookedAt = momentOf(clock);
        const { lists } = await readRecords(desk, memory, signals.now);
        // After the lists: a re-run that removed a record before it was listed has begun by now.
        const reRuns = await findReRuns(desk, memory, firstReadAt, signals.now);
        if (hasPassed(sentAt, momentOf(clock), lookWithinMs))
            return permission_denied('others had not withdrawn within 5 minutes, or this run had been paused');
        const [loss] = [...reRuns, ...expiredRecords(memory, sent.lostBefore)];
        if (loss !== undefined)
            return permission_denied(loss.message);
        if (lists.claims.answers !== 1)
            return permission_denied(`GitHub lists more claims of study ${memory.study} than one answer shows`);
        const verdict = permission_judge(desk, memory, sent, claimIds(lists.claims.artifacts));
        if (verdict === 'clear')
            return { kind: 'granted', since: lookedAt };
        if (verdict !== 'again')
            return permission_denied(verdict);
        await desk.sleep(waits.betweenLooksMs, signals.now);
    }
    return permission_denied('the run was cancelled');
}
/** The smallest id of each run's claims: a claim that was finalized twice has two. */
function claimIds(artifacts) {
    const ids = new Map();
    for (const { id, runId } of artifacts)
        ids.set(runId, Math.min(id, ids.get(runId) ?? id));
    return ids;
}
/** Clear; to be looked at again; or why the claim is withdrawn. */
function permission_judge({ me }, memory, { event: own, base }, ids) {
    const ownId = ids.get(me.runId);
    // Only a list that shows our claim can be one that shows all that were there before it.
    if (ownId === undefined)
        return 'again';
    const events = memory.lines.map(({ event }) => event);
    const fresh = events.filter(({ id }) => !base.has(id) && id !== own.id);
    const rivals = new Map(fresh.flatMap((event) => (event.type === 'claimed' ? [[event.bulk, event]] : [])));
    const isHarmless = ({ type, bulk }) => type === 'settled' || type === 'claimed' || (type === 'refused' && rivals.has(bulk));
    if (!fresh.every(isHarmless))
        return 'others have written to the ledger since this run planned';
    const { bulks } = memory.ledger;
    const standing = [...rivals.values()].filter(({ bulk }) => bulks.get(bulk)?.state.kind !== 'refused');
    if (standing.length === 0)
        return 'clear';
    const isBefore = ({ run }) => (ids.get(run.id) ?? -Infinity) < ownId;
    const first = standing.find(isBefore);
    return first === undefined ? 'again' : `run ${first.run.id} has claimed too, and goes first`;
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/union.js

/**
 * All events of all records, each once, in one order that every process comes to: record by record,
 * the shorter first, then the earlier, then the smaller id. A record holds all that its writer
 * knew, so nobody's events come before what their writer knew. Throws `LEDGER_UNREADABLE` where two
 * records have different events of one id.
 */
function unionOf(records) {
    const sorted = records.toSorted((a, b) => a.lines.length - b.lines.length ||
        (a.createdAt?.getTime() ?? Infinity) - (b.createdAt?.getTime() ?? Infinity) ||
        (a.artifactId ?? Infinity) - (b.artifactId ?? Infinity));
    const lines = new Map();
    for (const record of sorted) {
        for (const line of record.lines) {
            const known = lines.get(line.event.id);
            if (known === undefined)
                lines.set(line.event.id, line);
            else if (known.text !== line.text)
                throw stopUnreadable(`two artifacts disagree about the event ${line.event.id}`);
        }
    }
    return orderUnseen([...lines.values()], sorted);
}
/**
 * Puts what the writer of a claim or of an answer had not seen where it has the careful effect,
 * whatever the dates: proof after a claim that stands on a look before it, for that look may have
 * missed its money; Prolific's answers after a human's, for they put the study in doubt again;
 * proof before a human's answer, for that is final; and `paid` after `not-paid`.
 */
function orderUnseen(lines, records) {
    const order = [...lines];
    const knew = knowing(records);
    const isBefore = (one, other) => order.indexOf(one) < order.indexOf(other);
    for (const claim of lines.filter(({ event }) => event.type === 'claimed'))
        for (const line of lines.filter(({ event }) => event.type === 'settled'))
            if (isBefore(line, claim) && !knew(claim, line))
                move(order, line, order.indexOf(claim) + 1);
    for (const answer of lines.filter(({ event }) => event.type === 'resolved'))
        for (const line of lines.filter(({ event }) => event.bulk === answer.event.bulk)) {
            const isFirst = isBefore(line, answer);
            if (isFirst && belongsAfter(line.event, answer.event) && !knew(answer, line))
                move(order, line, order.indexOf(answer) + 1);
            else if (!isFirst && line.event.type === 'settled' && !knew(line, answer))
                move(order, line, order.indexOf(answer));
        }
    return order;
}
/**
 * Whether the writer of a line had seen another. A record holds all that its writer knew, and so
 * whoever has read it knows all of that too: then every record that has the line has the other
 * before it.
 */
function knowing(records) {
    const places = records.map(({ lines }) => new Map(lines.map(({ event }, at) => [event.id, at])));
    return (line, other) => places.every((at) => {
        const place = at.get(line.event.id);
        return place === undefined || (at.get(other.event.id) ?? place) < place;
    });
}
function belongsAfter(event, answer) {
    switch (event.type) {
        case 'accepted':
        case 'refused':
        case 'unknown':
            return true;
        case 'resolved':
            return (event.outcome === 'paid' && answer.type === 'resolved' && answer.outcome === 'not-paid');
        case 'claimed':
        case 'settled':
            return false;
    }
}
function move(order, line, to) {
    const from = order.indexOf(line);
    order.splice(from, 1);
    order.splice(from < to ? to - 1 : to, 0, line);
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/study-memory.js


/**
 * What this process knows of one study. It only grows: what was seen once stays known, whatever a
 * later list shows.
 */
class StudyMemory {
    study;
    #records = [];
    #listed = new Set();
    #included = new Set();
    #expired = [];
    #firstReadAt = null;
    #lines = [];
    #ledger = GrowingLedger.empty;
    /** The number behind the last name that this attempt has used. */
    lastK = 0;
    constructor(study) {
        this.study = study;
    }
    get records() {
        return this.#records;
    }
    /** All events, in the order of the union. */
    get lines() {
        return this.#lines;
    }
    /** The study's whole ledger, as the flows know it. */
    get text() {
        return this.#lines.map(({ text }) => `${text}\n`).join('');
    }
    /** What its lines mean: folded only as far as they are new. Throws `LEDGER_UNREADABLE`. */
    get ledger() {
        this.#ledger = this.#ledger.grow(this.text, 'the artifacts');
        return this.#ledger.ledger;
    }
    /** The newest record that a list has shown. */
    get newest() {
        let newest = null;
        for (const record of this.#records) {
            const { createdAt } = record;
            if (createdAt !== null && (newest === null || createdAt >= newest.createdAt))
                newest = { ...record, createdAt };
        }
        return newest;
    }
    /**
     * Whether the events of this artifact are known, from itself or from a record that includes it.
     */
    includes(artifactId) {
        return this.#included.has(artifactId);
    }
    get included() {
        return [...this.#included];
    }
    learnRecord(record) {
        this.#records.push(record);
        if (record.artifactId !== null)
            this.#included.add(record.artifactId);
        for (const id of record.header.seen)
            this.#included.add(id);
        this.#lines = unionOf(this.#records);
    }
    /** What a list shows of artifacts that are known, our own among them. */
    learnListed(artifacts) {
        for (const { id, createdAt, expiresAt, expired } of artifacts) {
            if (!expired && this.#included.has(id))
                this.#listed.add(id);
            const at = this.#records.findIndex(({ artifactId }) => artifactId === id);
            const known = this.#records[at];
            if (known !== undefined && known.createdAt === null)
                this.#records[at] = { ...known, createdAt, expiresAt };
        }
    }
    /** The first artifact that a list does not show any more; null where none is missing. */
    missingIn(artifacts) {
        const shown = new Set(artifacts.map(({ id }) => id));
        return [...this.#listed].find((id) => !shown.has(id)) ?? null;
    }
    /** Records whose retention is over; those that no readable record includes are lost. */
    learnExpired(artifacts) {
        this.#expired = artifacts;
    }
    get lost() {
        return this.#expired.filter(({ id }) => !this.#included.has(id));
    }
    /**
     * GitHub's clock at the first whole reading; null where GitHub did not say it, or nothing was
     * read.
     */
    get firstReadAt() {
        return this.#firstReadAt;
    }
    learnRead(githubNow) {
        this.#firstReadAt ??= githubNow;
    }
    /** GitHub's date of each event of which it is known. */
    dates() {
        const dates = new Map();
        for (const { header, createdAt, lines } of this.#records) {
            for (const { event } of lines) {
                const date = header.dates.get(event.id) ?? createdAt;
                const known = dates.get(event.id);
                if (date !== null && (known === undefined || date < known))
                    dates.set(event.id, date);
            }
        }
        return dates;
    }
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/other-records.js




/**
 * The most other studies that are read. Their newest record has all that was known of them, so each
 * is a download or two.
 */
const other_records_studiesAtMost = 10;
/**
 * The records of all studies but these, as far as one list of the repository's artifacts shows
 * them. Never throws for what GitHub or the network says: what could not be read is said.
 */
async function readOtherRecords(desk, studies, signal) {
    const texts = new Map();
    const unread = [];
    const say = (error) => {
        if (!(error instanceof ActionError))
            throw error;
        unread.push(error.message);
    };
    try {
        const { artifacts, isWhole } = await desk.store.listNewest({ signal });
        if (!isWhole)
            unread.push(`The repository has more artifacts than the ${artifacts.length} that were looked at.`);
        const all = [...groupByStudy(artifacts)].filter(([study]) => !studies.includes(study));
        if (all.length > other_records_studiesAtMost)
            unread.push(`Of ${all.length} other studies only ${other_records_studiesAtMost} were looked at.`);
        // Whom runs of other studies ask about may not use up what this study's own records need.
        const apart = { ...desk, runs: new Map(desk.runs) };
        for (const [study, theirs] of all.slice(0, other_records_studiesAtMost)) {
            const memory = new StudyMemory(study);
            try {
                if ((await learnFrom(apart, memory, theirs, signal)) === null)
                    unread.push(`A record of study ${study} is listed and cannot be downloaded.`);
                texts.set(study, memory.text);
            }
            catch (error) {
                say(error);
            }
        }
    }
    catch (error) {
        say(error);
    }
    return { texts, unread };
}
/** Only what bears a name of this ledger. */
function groupByStudy(artifacts) {
    const groups = new Map();
    for (const artifact of artifacts) {
        const study = studyIn(artifact.name);
        if (study !== null)
            groups.set(study, [...(groups.get(study) ?? []), artifact]);
    }
    return groups;
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/artifact-ledger.js












/** The ledger as artifacts of runs, for a job that may not write commits (docs/ledger.md). */
function connectArtifactLedger(address) {
    return new ArtifactLedger(address);
}
class ArtifactLedger {
    /** One claim for each attempt, and what a re-run removes nobody remembers. */
    rules = { bonusesPerStudy: bonusesPerBulk, reRunsClaim: false };
    past = {
        kind: 'impossible',
        why: 'the ledger is kept as artifacts, which have no history',
    };
    #address;
    #desk;
    #memories = new Map();
    #claims = new Map();
    /** Warnings of the first reading, which are said once. */
    #concurrency = null;
    #kept = new Set();
    constructor(address) {
        this.#address = address;
        this.#desk = { ...address, runs: new Map() };
    }
    async read(studies, { evenCancelled = false } = {}) {
        const { mayWrite, obstacle, signals } = this.#address;
        if (obstacle !== null)
            throw obstacle;
        const signal = evenCancelled ? signals.record : signals.now;
        this.#concurrency ??= mayWrite ? warnOfConcurrency(this.#desk) : Promise.resolve([]);
        const readings = await Promise.all(studies.map((study) => this.#readStudy(study, signal)));
        const [first] = readings;
        return {
            texts: new Map(studies.map((study) => [study, this.#memoryOf(study).text])),
            warnings: [...(await this.#concurrency), ...readings.flatMap(({ warnings }) => warnings)],
            protection: { kind: 'unknown', why: 'no rule protects artifacts from deletion' },
            githubNow: first?.githubNow ?? null,
        };
    }
    async append(study, base, events) {
        const memory = this.#memoryOf(study);
        if (memory.text !== base)
            return { kind: 'stale' };
        const [event] = events;
        if (event?.type === 'claimed') {
            const { append, sent } = await uploadClaim(this.#desk, memory, event);
            if (sent !== null)
                this.#claims.set(event.bulk, sent);
            return append;
        }
        const sentAt = momentOf(this.#desk.clock);
        // What became of our own claim is written down even where a re-run, or a person, has deleted
        // records: this one brings them back.
        const evenGone = events.every(({ bulk }) => this.#claims.has(bulk));
        await readRecords(this.#desk, memory, this.#address.signals.record, { evenGone });
        if (memory.text !== base)
            return { kind: 'stale' };
        await writeRecord(this.#desk, memory, events.map(lineOf));
        return { kind: 'appended', text: memory.text, sentAt };
    }
    askToPay = (study, claim, sentAt) => {
        const sent = this.#claims.get(claim.bulk);
        if (sent === undefined)
            throw new Error('A claim that this process has not sent.');
        return permission_askPermission(this.#desk, this.#memoryOf(study), sent, sentAt);
    };
    readOthers(studies) {
        return readOtherRecords(this.#desk, studies, this.#address.signals.now);
    }
    readLosses(study) {
        return findLosses(this.#desk, this.#memoryOf(study), this.#address.signals.now);
    }
    async readDates(study, eventIds) {
        const memory = this.#memoryOf(study);
        const known = new Set(memory.lines.map(({ event }) => event.id));
        const unknown = eventIds.find((id) => !known.has(id));
        if (unknown !== undefined)
            throw stopUnreadable(`no record has the event ${unknown}`);
        // Only a list dates what this process has written.
        if (eventIds.some((id) => !memory.dates().has(id)))
            await readRecords(this.#desk, memory, this.#address.signals.now);
        const dates = memory.dates();
        return new Map(eventIds.flatMap((id) => {
            const date = dates.get(id);
            return date === undefined ? [] : [[id, date]];
        }));
    }
    url(study) {
        const run = this.#memoryOf(study).newest?.header.run.id;
        const { actionsUrl } = this.#address;
        return run === undefined ? actionsUrl : `${actionsUrl}/runs/${run}#artifacts`;
    }
    async #readStudy(study, signal) {
        const memory = this.#memoryOf(study);
        const { lists, githubNow, ...read } = await readRecords(this.#desk, memory, signal);
        const warnings = [...read.warnings, ...warnOfCrowd(memory, lists.claims)];
        if (!this.#address.mayWrite || this.#kept.has(study))
            return { warnings: [...warnings, ...warnOfExpiry(memory, githubNow)], githubNow };
        this.#kept.add(study);
        return {
            warnings: [...warnings, ...(await keepAlive(this.#desk, memory, githubNow))],
            githubNow,
        };
    }
    #memoryOf(study) {
        const known = this.#memories.get(study) ?? new StudyMemory(study);
        this.#memories.set(study, known);
        return known;
    }
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/ledger-archive.js
/** The one file in every artifact of the ledger. */
const ledgerFile = 'ledger.jsonl';
/** The longest archive that is read or written. */
const longestArchiveBytes = 32 * 1024 * 1024;
/** The longest ledger that is unpacked or written: several 10,000 bonuses. */
const longestLedgerBytes = 64 * 1024 * 1024;

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/adapters/artifacts/one-file-zip.js

/**
 * ZIP archives of exactly one file, as this ledger writes them (PKWARE: APPNOTE.TXT, sections
 * 4.3.7, 4.3.12, 4.3.16). Of a library for ZIPs two things were asked that it did not give: that a
 * size which lies is found out, for a ledger cut short at the end of a line would be read as one in
 * which less was paid, and that the checksum is compared.
 */
const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;
const localBytes = 30;
const entryBytes = 46;
const endBytes = 22;
const stored = 0;
const deflated = 8;
/**
 * 1 January 1980, the first date that a ZIP can hold: the same text always makes the same bytes.
 */
const firstDate = 0x21;
/** @param name in ASCII */
function packOneFile(name, bytes) {
    const packed = (0,external_node_zlib_namespaceObject.deflateRawSync)(bytes);
    const nameBytes = Buffer.from(name, 'ascii');
    // From the version that is needed up to the length of an extra field, both headers say the same.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(deflated, 4);
    common.writeUInt16LE(firstDate, 8);
    common.writeUInt32LE((0,external_node_zlib_namespaceObject.crc32)(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localMark);
    const entry = Buffer.alloc(6);
    entry.writeUInt32LE(entryMark);
    entry.writeUInt16LE(20, 4);
    const before = Buffer.concat([local, common, nameBytes, packed]);
    const directory = Buffer.concat([entry, common, Buffer.alloc(14), nameBytes]);
    const end = Buffer.alloc(endBytes);
    end.writeUInt32LE(endMark);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(before.length, 16);
    return Buffer.concat([before, directory, end]);
}
/**
 * The bytes of the one file in the archive. Nothing is unpacked beyond `mostBytes`, whatever the
 * archive says of itself.
 *
 * @param name what the file must be called, exactly
 */
function unpackOneFile(archive, name, mostBytes) {
    const entry = readEntry(archive, name);
    if (typeof entry === 'string')
        return broken(entry);
    if (entry.wholeBytes > mostBytes)
        return broken(`its file would be ${entry.wholeBytes} bytes long, and ${mostBytes} is the most`);
    const packed = packedOf(archive, entry);
    if (packed === null)
        return broken('its file is not where it should be');
    const bytes = unpack(packed, entry);
    if (bytes?.length !== entry.wholeBytes)
        return broken('its file is not as long as it says');
    if ((0,external_node_zlib_namespaceObject.crc32)(bytes) !== entry.checksum)
        return broken('the checksum of its file is wrong');
    return { kind: 'bytes', bytes };
}
function broken(reason) {
    return { kind: 'broken', reason };
}
/** The entry of the only file, or what is wrong. */
function readEntry(archive, name) {
    const endAt = archive.length - endBytes;
    if (endAt < 0 || archive.readUInt32LE(endAt) !== endMark)
        return 'it is no ZIP archive';
    const files = archive.readUInt16LE(endAt + 10);
    if (files !== 1)
        return `it holds ${files} files, not one`;
    const directoryAt = archive.readUInt32LE(endAt + 16);
    const isWhole = archive.readUInt32LE(endAt + 4) === 0 &&
        archive.readUInt16LE(endAt + 8) === 1 &&
        directoryAt + archive.readUInt32LE(endAt + 12) === endAt &&
        directoryAt + entryBytes <= endAt &&
        archive.readUInt32LE(directoryAt) === entryMark;
    if (!isWhole)
        return 'its list of files is damaged';
    const nameBytes = archive.readUInt16LE(directoryAt + 28);
    const found = archive.toString('latin1', directoryAt + entryBytes, endAt).slice(0, nameBytes);
    if (found !== name)
        return 'its file has another name';
    if ((archive.readUInt16LE(directoryAt + 8) & 1) !== 0)
        return 'its file is encrypted';
    return {
        method: archive.readUInt16LE(directoryAt + 10),
        checksum: archive.readUInt32LE(directoryAt + 16),
        packedBytes: archive.readUInt32LE(directoryAt + 20),
        wholeBytes: archive.readUInt32LE(directoryAt + 24),
        directoryAt,
    };
}
/** The packed bytes: behind the header at the archive's start, before the list of files. */
function packedOf(archive, { packedBytes, directoryAt }) {
    if (directoryAt < localBytes || archive.readUInt32LE(0) !== localMark)
        return null;
    const from = localBytes + archive.readUInt16LE(26) + archive.readUInt16LE(28);
    return from + packedBytes <= directoryAt ? archive.subarray(from, from + packedBytes) : null;
}
/** Null where it cannot be unpacked to at most the length that the archive says. */
function unpack(packed, { method, wholeBytes }) {
    if (method === stored)
        return packed;
    if (method !== deflated)
        return null;
    try {
        return (0,external_node_zlib_namespaceObject.inflateRawSync)(packed, { maxOutputLength: Math.max(wholeBytes, 1) });
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/private-address.js
/**
 * Whether nobody on the way can read what goes there: https, or http on a loopback address (a test
 * server on this machine).
 */
function isPrivateAddress(url) {
    const isLoopback = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(url.hostname);
    const isHttp = url.protocol === 'http:' && isLoopback;
    return (url.protocol === 'https:' || isHttp) && url.username === '' && url.password === '';
}
/** A signed address that somebody's answer names, or null where nothing may be sent there. */
function parseSignedUrl(text) {
    const url = typeof text === 'string' ? URL.parse(text) : null;
    return url !== null && isPrivateAddress(url) ? url : null;
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/twirp.js




const service = 'twirp/github.actions.results.api.v1.ArtifactService';
/** An answer is an address at most. */
const longestAnswerBytes = 1024 * 1024;
const twirpError = object({ code: string(), msg: optional(string(), '') });
/** Statuses under which a service may have done what it does not answer for, or may do it later. */
function isUnclear(status) {
    return status === 408 || status === 429 || status >= 500;
}
/**
 * Sends one call, once, and never throws for what the network or the service says (actions/toolkit:
 * packages/artifact).
 */
async function callTwirp({ origin, token, runBackendId, jobBackendId }, method, message, { signal, timeoutMs }) {
    try {
        const answer = await send({
            method: 'POST',
            url: new URL(`${service}/${method}`, origin),
            headers: {
                accept: 'application/json',
                authorization: `Bearer ${token}`,
                'content-type': 'application/json',
                'user-agent': 'pay-prolific-bonuses',
            },
            body: JSON.stringify({
                workflow_run_backend_id: runBackendId,
                workflow_job_run_backend_id: jobBackendId,
                ...message,
            }),
            timeoutMs,
            signal,
            longestAnswerBytes,
        });
        return twirp_judge(answer.status, json_parseJson(await answer.readText()));
    }
    catch (failure) {
        if (!(failure instanceof HttpFailure))
            throw failure;
        return { kind: 'unclear', reason: failure.reason };
    }
}
function twirp_judge(status, value) {
    if (status === 200 && value !== undefined)
        return { kind: 'value', value };
    const parsed = safeParse(twirpError, value);
    if (status < 400 || !parsed.success)
        return { kind: 'unclear', reason: `status ${status} without an answer that is known` };
    const { code, msg } = parsed.output;
    const said = maskIdsIn(`${code}, ${msg}`.replace(/\s+/g, ' ').trim()).slice(0, 400);
    const reason = `status ${status}, ${said}`;
    return isUnclear(status)
        ? { kind: 'unclear', reason }
        : { kind: 'refused', status, code, reason };
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/uploading.js







/** What GitHub's own client sends for a ZIP (actions/toolkit: packages/artifact). */
const version = 7;
/** Part of what the service says where the storage is used up (actions/toolkit: `UsageError`). */
const storageIsFull = 'insufficient usage';
const createAnswer = object({ ok: literal(true), signed_upload_url: string() });
/** protobuf: JSON writes an int64 as text; a number is taken too. */
const finalizeAnswer = object({
    ok: literal(true),
    artifact_id: pipe(union([pipe(string(), regex(/^\d{1,16}$/)), number()]), transform(Number), safeInteger(), minValue(1)),
});
const saysNo = object({ ok: literal(false) });
/** Takes the name in this attempt. Sent once. */
async function createArtifact(runtime, name, expiresAt, patience) {
    if (runtime.kind === 'none')
        return { kind: 'forbidden', reason: runtime.reason };
    const expiry = expiresAt === null ? {} : { expires_at: expiresAt.toISOString() };
    const message = { name, version, mime_type: 'application/zip', ...expiry };
    const answer = await callTwirp(runtime.service, 'CreateArtifact', message, patience);
    // Whatever the status, it was not created, and is not before somebody frees storage.
    if (answer.kind !== 'value' && answer.reason.includes(storageIsFull))
        return { kind: 'forbidden', reason: answer.reason };
    if (answer.kind === 'unclear')
        return answer;
    if (answer.kind === 'refused') {
        const { status, code, reason } = answer;
        if (status === 409 || code === 'already_exists')
            return { kind: 'taken' };
        return { kind: status === 401 || status === 403 ? 'forbidden' : 'unclear', reason };
    }
    const parsed = safeParse(createAnswer, answer.value);
    const uploadUrl = parsed.success ? parseSignedUrl(parsed.output.signed_upload_url) : null;
    return uploadUrl === null
        ? { kind: 'unclear', reason: 'the answer to CreateArtifact has no https address to upload to' }
        : { kind: 'created', uploadUrl };
}
/** Puts the whole ledger where `CreateArtifact` said, in one piece (Azure: Put Blob). Sent once. */
async function uploadLedger(url, text, patience) {
    const content = Buffer.from(text);
    const archive = packOneFile(ledgerFile, content);
    // What could not be read again must not be written.
    if (content.length > longestLedgerBytes || archive.length > longestArchiveBytes)
        return { kind: 'failed', reason: `the ledger has grown too long (${content.length} bytes)` };
    try {
        const answer = await send({
            method: 'PUT',
            url,
            headers: {
                'content-type': 'application/zip',
                'user-agent': 'pay-prolific-bonuses',
                'x-ms-blob-content-type': 'application/zip',
                'x-ms-blob-type': 'BlockBlob',
            },
            body: archive,
            ...patience,
        });
        answer.drop();
        return answer.status === 201
            ? { kind: 'uploaded', blob: { sizeBytes: archive.length, digest: uploading_digestOf(archive) } }
            : { kind: 'failed', reason: `the blob storage answered with status ${answer.status}` };
    }
    catch (failure) {
        if (!(failure instanceof HttpFailure))
            throw failure;
        return { kind: 'failed', reason: failure.reason };
    }
}
/** `sha256:<64 hex>`, as GitHub writes it. */
function uploading_digestOf(archive) {
    return `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(archive).digest('hex')}`;
}
/** Makes the upload an artifact. Sent once. */
async function finalizeArtifact(runtime, name, { sizeBytes, digest }, patience) {
    if (runtime.kind === 'none')
        return { kind: 'refused', reason: runtime.reason };
    const message = { name, size: String(sizeBytes), hash: digest };
    const answer = await callTwirp(runtime.service, 'FinalizeArtifact', message, patience);
    if (answer.kind === 'unclear')
        return answer;
    if (answer.kind === 'refused')
        return { kind: 'refused', reason: answer.reason };
    const parsed = safeParse(finalizeAnswer, answer.value);
    if (parsed.success)
        return { kind: 'finalized', id: parsed.output.artifact_id };
    return is(saysNo, answer.value)
        ? { kind: 'refused', reason: 'the answer to FinalizeArtifact is not ok' }
        : { kind: 'unclear', reason: 'an answer to FinalizeArtifact that is not known' };
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/downloading.js








/** An answer that is no download: an error in JSON, or the few bytes of a redirect. */
const downloading_longestAnswerBytes = 64 * 1024;
/**
 * Asks for the blob's address, and for the blob there. The address holds for a minute only, so each
 * try begins with the first question. Throws `LEDGER_UNREADABLE` where no try comes to a clear
 * answer, and `LEDGER_FORBIDDEN`.
 */
async function downloadLedger(desk, artifact, patience) {
    if (artifact.sizeBytes > longestArchiveBytes)
        return downloading_broken(`it is ${artifact.sizeBytes} bytes long, and ${longestArchiveBytes} is the most`);
    if (artifact.digest === null)
        return downloading_broken('GitHub knows no digest of it');
    const step = await tryPatiently(async () => {
        const outcome = await downloading_tryOnce(desk, artifact.id, patience);
        const isTransient = outcome.kind === 'failed';
        return { outcome, isTransient, askedMs: isTransient ? outcome.askedMs : 0 };
    }, { tries: patience.tries, sleep: desk.sleep, signal: patience.signal });
    if (step.kind === 'failed')
        throw step.stop;
    return step.kind === 'archive' ? read(step.archive, artifact) : step;
}
function downloading_broken(reason) {
    return { kind: 'broken', reason };
}
async function downloading_tryOnce(desk, id, patience) {
    try {
        const location = await askForBlob(desk, id, patience);
        return location instanceof URL ? await askBlob(location, patience) : location;
    }
    catch (failure) {
        if (!(failure instanceof HttpFailure))
            throw failure;
        return failed(`an artifact could not be downloaded: ${failure.reason}`);
    }
}
function failed(why, askedMs = 0) {
    return { kind: 'failed', stop: stopUnreadable(why), askedMs };
}
/** GitHub: Download an artifact. 302 with the address, 410 where it has expired. */
async function askForBlob({ repositoryUrl, token }, id, { signal, timeoutMs }) {
    const answer = await send({
        method: 'GET',
        url: new URL(`${repositoryUrl}/actions/artifacts/${id}/zip`),
        headers: {
            accept: 'application/vnd.github+json',
            authorization: `Bearer ${token}`,
            'user-agent': 'pay-prolific-bonuses',
            'x-github-api-version': '2022-11-28',
        },
        timeoutMs,
        signal,
        longestAnswerBytes: downloading_longestAnswerBytes,
    });
    const { status, headers } = answer;
    if (status === 302) {
        answer.drop();
        return (parseSignedUrl(headers.location) ??
            failed('GitHub sent a download to an address that is not https'));
    }
    const text = await answer.readText();
    if (status === 404 || status === 410)
        return { kind: 'gone' };
    const judged = judgeRest({ status, headers, text });
    if (judged.kind === 'value')
        return failed(`GitHub answered a download with status ${status}`);
    const stop = stopFor(judged);
    // Who may not read today may not read in three seconds.
    if (judged.kind === 'errors')
        throw stop;
    return { kind: 'failed', stop, askedMs: retryAfterMs(headers) };
}
/**
 * The address opens by itself: no token goes there. It answers itself, too; a second redirect is
 * not followed.
 */
async function askBlob(url, { signal, timeoutMs }) {
    const answer = await send({
        method: 'GET',
        url,
        headers: { 'user-agent': 'pay-prolific-bonuses' },
        timeoutMs,
        signal,
        longestAnswerBytes: longestArchiveBytes,
    });
    const { status, headers } = answer;
    if (status === 200)
        return { kind: 'archive', archive: await answer.readBytes() };
    answer.drop();
    const isRedirect = status >= 300 && status < 400;
    return isRedirect
        ? failed('the blob storage sent a download elsewhere, and a second redirect is not followed')
        : failed(`the blob storage answered a download with status ${status}`, retryAfterMs(headers));
}
/** Nothing of it is read before it was found to be what the list says. */
function read(archive, { sizeBytes, digest }) {
    if (archive.length !== sizeBytes)
        return downloading_broken(`it is ${archive.length} bytes long, and GitHub lists ${sizeBytes}`);
    if (uploading_digestOf(archive) !== digest)
        return downloading_broken('its digest is not the one that GitHub lists');
    const unpacked = unpackOneFile(archive, ledgerFile, longestLedgerBytes);
    if (unpacked.kind === 'broken')
        return unpacked;
    try {
        const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        return { kind: 'text', text: decoder.decode(unpacked.bytes) };
    }
    catch {
        return downloading_broken('its text is not UTF-8');
    }
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/pages.js


/** GitHub: Pagination. */
const rowsOfPage = 100;
/** A page of 100 artifacts or runs is a few hundred kB. */
const longestPageBytes = 16 * 1024 * 1024;
const pages_count = pipe(number(), safeInteger(), minValue(0));
/** How often a list is asked for from its start when its pages do not fit together. */
const triesOfList = 3;
/**
 * All pages of a list. Between two pages something can be added or deleted, and then a row shows
 * twice or not at all: so the pages must agree about how many rows there are, and add up to that.
 * Null where GitHub knows no such list (404). Throws `LEDGER_UNREADABLE` and `LEDGER_FORBIDDEN`.
 */
async function readPages(github, list, patience) {
    let answers = 0;
    for (let tried = 1; tried <= triesOfList; tried += 1) {
        const found = await readOnce(github, list, patience);
        if (found === null)
            return null;
        answers += found.answers;
        if (found.isWhole)
            return found;
    }
    throw stopUnreadable(`the pages of GitHub's list do not fit together, in ${triesOfList} tries (${answers} pages)`);
}
async function readOnce(github, list, patience) {
    const rows = new Map();
    let firstTotal = null;
    for (let page = 1;; page += 1) {
        const answer = await readPage(github, list, page, patience);
        if (answer === null)
            return null;
        firstTotal ??= answer.total;
        for (const row of answer.rows)
            rows.set(row.id, row);
        const result = { rows: [...rows.values()], githubNow: answer.githubNow, answers: page };
        if (answer.total !== firstTotal)
            return { ...result, isWhole: false };
        if (list.isEnough?.(result.rows) === true)
            return { ...result, isWhole: true };
        if (answer.rows.length < rowsOfPage || rows.size >= answer.total)
            return { ...result, isWhole: rows.size === answer.total };
        if (rows.size > list.mostRows)
            throw stopUnreadable(`GitHub's list has no end within ${list.mostRows} rows`);
    }
}
async function readPage(github, list, page, patience) {
    const path = `${list.path}&page=${page}`;
    const call = { method: 'GET', path, longestAnswerBytes: longestPageBytes };
    const answer = await github.rest(call, patience);
    if (answer.kind === 'errors' && answer.errors.some(({ status }) => status === 404))
        return null;
    if (answer.kind !== 'value')
        throw stopFor(answer);
    const { total_count: total } = expectShape(object({ total_count: pages_count }), answer.value);
    if (total > list.mostRows && list.isEnough === undefined)
        throw stopUnreadable(`GitHub lists ${total} of them, and ${list.mostRows} is the most`);
    const shape = object({ [list.member]: pipe(array(list.row), maxLength(rowsOfPage)) });
    const rows = expectShape(shape, answer.value)[list.member] ?? [];
    return { rows, total, githubNow: answer.date };
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/shapes.js

/** GitHub's ids are whole numbers. */
const id = pipe(number(), safeInteger(), minValue(1));
/** The same as text, as the runner's variables have it. */
const idText = pipe(id, transform(String));
/** ISO 8601. */
const shapes_date = pipe(string(), transform((text) => new Date(text)), check((at) => !Number.isNaN(at.getTime()), 'not a date'));

;// CONCATENATED MODULE: ./build/adapters/artifacts/listing.js




/**
 * More artifacts of one name are not read: a run writes a handful, and somebody else may write any
 * number.
 */
const mostArtifacts = 1_000;
/** GitHub: List artifacts for a repository. */
const artifactRow = object({
    id: id,
    name: string(),
    size_in_bytes: pipe(number(), safeInteger(), minValue(0)),
    digest: nullish(string(), null),
    expired: dist_boolean(),
    created_at: shapes_date,
    expires_at: nullish(shapes_date, null),
    workflow_run: nullish(object({
        id: nullish(idText, null),
        repository_id: nullish(idText, null),
        head_repository_id: nullish(idText, null),
    }), null),
});
/** Everything that is listed under exactly this name, over all runs. */
async function listByName(github, repositoryPath, name, patience) {
    const pages = await readPages(github, {
        path: `${repositoryPath}/actions/artifacts?name=${encodeURIComponent(name)}&per_page=${rowsOfPage}`,
        member: 'artifacts',
        row: artifactRow,
        mostRows: mostArtifacts,
    }, patience);
    // A token that may not see a private repository is told that there is none.
    if (pages === null)
        throw stopForbidden('Not Found');
    const { rows, githubNow, answers } = pages;
    const artifacts = rows.filter((row) => row.name === name).map(artifactOf);
    return { artifacts, githubNow, answers };
}
/** The most artifacts of a repository that are listed: other workflows may leave any number. */
const newestAtMost = 300;
/** The artifacts that GitHub lists first, whatever their names, and whether there are no more. */
async function listNewest(github, repositoryPath, patience) {
    const isEnough = (rows) => rows.length >= newestAtMost;
    const path = `${repositoryPath}/actions/artifacts?per_page=${rowsOfPage}`;
    const list = { path, member: 'artifacts', row: artifactRow, mostRows: newestAtMost, isEnough };
    const pages = await readPages(github, list, patience);
    if (pages === null)
        throw stopForbidden('Not Found');
    const { rows, githubNow, answers } = pages;
    return { artifacts: rows.map(artifactOf), githubNow, answers, isWhole: !isEnough(rows) };
}
function artifactOf(row) {
    const run = row.workflow_run;
    return {
        id: row.id,
        name: row.name,
        sizeBytes: row.size_in_bytes,
        digest: row.digest,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        expired: row.expired,
        runId: run?.id ?? null,
        repositoryId: run?.repository_id ?? null,
        headRepositoryId: run?.head_repository_id ?? null,
    };
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/runs-listing.js




/** More runs of a workflow are not read. */
const mostRuns = 5_000;
/** GitHub: Get a workflow run. */
const runRow = object({
    id: id,
    event: string(),
    head_branch: nullish(string(), null),
    run_attempt: nullish(pipe(number(), safeInteger(), minValue(1)), 1),
    created_at: shapes_date,
    run_started_at: nullish(shapes_date, null),
    path: string(),
});
const groupsAnswer = object({
    concurrency_groups: array(object({ group_name: string() })),
});
async function readOneRun(github, repositoryPath, runId, patience) {
    const path = `${repositoryPath}/actions/runs/${encodeURIComponent(runId)}`;
    const answer = await github.rest({ method: 'GET', path }, patience);
    if (answer.kind !== 'value')
        throw stopFor(answer);
    return runs_listing_runOf(expectShape(runRow, answer.value));
}
/**
 * GitHub: List workflow runs for a workflow. Its filter by date shows 1,000 runs at most, so the
 * pages are read until they have gone back far enough; where they do not come newest first, which
 * is documented nowhere, all of them are read. A workflow whose file is gone may be unknown by that
 * name, and its runs can still be re-run: they are looked for among all runs of the repository.
 */
async function listRunsSince(github, repositoryPath, workflowPath, createdSince, patience) {
    const file = encodeURIComponent(workflowPath.slice(workflowPath.lastIndexOf('/') + 1));
    const read = (path) => readPages(github, {
        path: `${repositoryPath}/actions/${path}?exclude_pull_requests=true&per_page=${rowsOfPage}`,
        member: 'workflow_runs',
        row: runRow,
        mostRows: mostRuns,
        isEnough: (soFar) => goesBackTo(soFar, createdSince),
    }, patience);
    const pages = (await read(`workflows/${file}/runs`)) ?? (await read('runs'));
    if (pages === null)
        throw stopForbidden('Not Found');
    const runs = pages.rows
        .filter(({ created_at: createdAt }) => createdAt >= createdSince)
        .map(runs_listing_runOf)
        .filter((run) => run.workflowPath === workflowPath);
    return { runs, githubNow: pages.githubNow };
}
function goesBackTo(rows, since) {
    const isInOrder = rows.every((row, at) => {
        const before = rows[at - 1];
        return before === undefined || before.created_at >= row.created_at;
    });
    const last = rows.at(-1);
    return isInOrder && last !== undefined && last.created_at < since;
}
/**
 * GitHub: concurrency groups of a run. Null where they are not available: only a warning depends on
 * them.
 */
async function readGroups(github, repositoryPath, runId, patience) {
    const path = `${repositoryPath}/actions/runs/${encodeURIComponent(runId)}/concurrency_groups`;
    const answer = await github.rest({ method: 'GET', path }, { ...patience, tries: 1 });
    if (answer.kind !== 'value')
        return null;
    const parsed = safeParse(groupsAnswer, answer.value);
    return parsed.success ? parsed.output.concurrency_groups.map((one) => one.group_name) : null;
}
function runs_listing_runOf(row) {
    return {
        id: String(row.id),
        event: row.event,
        headBranch: row.head_branch,
        attempt: row.run_attempt,
        attemptStartedAt: row.run_started_at ?? row.created_at,
        // GitHub has been seen to add `@` and the ref.
        workflowPath: row.path.replace(/@.*$/s, ''),
    };
}

;// CONCATENATED MODULE: ./build/adapters/artifacts/client.js





/** How often one read is sent. */
const triesOfRead = 3;
/**
 * The artifacts of this repository over the network. GitHub's own library was not taken: it sends a
 * create again into a 409 of its own making, takes no signal, follows redirects, and brings 143
 * packages. It judges this one in the tests.
 */
function connectArtifacts(connection) {
    const { apiUrl, token, runtime } = connection;
    const repositoryPath = `repos/${connection.repository}`;
    const repositoryUrl = `${apiUrl.href.replace(/\/$/, '')}/${repositoryPath}`;
    const sleepOf = ({ signal }) => (ms) => connection.sleep(ms, signal);
    const github = (options) => 
    // Nothing is asked of GraphQL here.
    connectGitHub({ apiUrl, graphqlUrl: apiUrl, token, sleep: sleepOf(options) });
    const patienceOf = ({ signal, timeoutMs = Infinity }) => ({
        signal,
        timeoutMs: Math.min(timeoutMs, connection.timeoutMs),
        tries: triesOfRead,
    });
    const oneTryOf = (options) => {
        const { signal, timeoutMs } = patienceOf(options);
        return { signal, timeoutMs };
    };
    return {
        list: (name, options) => listByName(github(options), repositoryPath, name, patienceOf(options)),
        listNewest: (options) => listNewest(github(options), repositoryPath, patienceOf(options)),
        download: (artifact, options) => {
            const desk = { repositoryUrl, token, sleep: sleepOf(options) };
            return downloadLedger(desk, artifact, patienceOf(options));
        },
        create: (name, expiresAt, options) => createArtifact(runtime, name, expiresAt, oneTryOf(options)),
        upload: (url, text, options) => uploadLedger(url, text, oneTryOf(options)),
        finalize: (name, blob, options) => finalizeArtifact(runtime, name, blob, oneTryOf(options)),
        readRun: (runId, options) => readOneRun(github(options), repositoryPath, runId, patienceOf(options)),
        listRuns: (workflowPath, createdSince, options) => {
            const patience = patienceOf(options);
            return listRunsSince(github(options), repositoryPath, workflowPath, createdSince, patience);
        },
        readConcurrencyGroups: (runId, options) => readGroups(github(options), repositoryPath, runId, patienceOf(options)),
    };
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/branch-rules.js

/**
 * What keeps a branch from being deleted or rewritten, as fields of its `Ref`. Both kinds of rules
 * can be seen by whoever may read the branch (GitHub: "viewable by non-admins"); who may bypass
 * them, only by an administrator.
 */
const protectionFields = `rules(first: 100) { nodes { type } }
      refUpdateRule { allowsDeletions allowsForcePushes }`;
/** Where GitHub may refuse an answer about `alias` without harm: a token need not see rules. */
function hiddenProtection(alias) {
    return [
        ['repository', alias, 'rules'],
        ['repository', alias, 'refUpdateRule'],
    ];
}
/** Of a `Ref`, beside what else is asked of it. */
const protectionEntries = {
    rules: nullish(object({ nodes: nullish(array(nullable(object({ type: string() })))) })),
    refUpdateRule: nullish(object({ allowsDeletions: dist_boolean(), allowsForcePushes: dist_boolean() })),
};
/** What the rules come to; a branch that is absent has none to show. */
function protectionOf(place, seen) {
    if (seen === null)
        return { kind: 'unknown', why: 'the ledger branch is not there, so no rules can be seen' };
    const { rules, refUpdateRule } = seen;
    const types = rules?.nodes?.map((rule) => rule?.type ?? null) ?? [null];
    const open = [
        ...(types.includes('DELETION') || refUpdateRule?.allowsDeletions === false ? [] : ['deleted']),
        ...(types.includes('NON_FAST_FORWARD') || refUpdateRule?.allowsForcePushes === false
            ? []
            : ['rewritten']),
    ];
    if (open.length === 0)
        return { kind: 'protected' };
    // One that is hidden may be the one that is missing.
    if (types.includes(null))
        return { kind: 'unknown', why: 'this token may not see the rules of the ledger branch' };
    return { kind: 'open', gaps: open.join(' and '), remedy: branch_rules_remedyFor(place) };
}
/** GitHub: "Create a repository ruleset". One line, to be pasted by an administrator. */
function branch_rules_remedyFor({ repository, branch }) {
    // Whoever named the branch so that a shell would read more into it has a page to go by.
    if (!/^[\w./-]+$/.test(`${repository}${branch}`))
        return 'Give the branch a ruleset against deletion and force pushes (docs/ledger.md).';
    const refs = `conditions[ref_name][include][]=refs/heads/${branch}`;
    const command = [
        `gh api --method POST repos/${repository}/rulesets`,
        "-f name='Ledger of bonus payments' -f target=branch -f enforcement=active",
        `-f '${refs}' -f 'conditions[ref_name][exclude][]'`,
        "-f 'rules[][type]=deletion' -f 'rules[][type]=non_fast_forward'",
    ].join(' ');
    return `An administrator of ${repository} protects it with: ${command}`;
}

;// CONCATENATED MODULE: ./build/adapters/ledger/remedies.js
/**
 * What to do about GitHub's refusal of `repository` (`owner/name`); null where the error is no
 * refusal. GitHub has one status for many causes, so its words decide first: each cause is fixed in
 * another place, mostly by another person.
 */
function remedies_remedyFor(error, repository) {
    return (causes.find(({ words }) => words.test(error.message))?.remedy(repository) ??
        remedyByKind(error, repository));
}
/** Of a rule on the branch: what it asks for, and the way out. */
function rule(words, asksFor) {
    return {
        words,
        remedy: () => `A ruleset or branch protection asks for ${asksFor} on the ledger branch. Exempt this branch from that rule, or let the owner of the token bypass it. ` +
            'Keep the rules against deletion and force pushes.',
    };
}
const causes = [
    {
        words: /ip allow list/i,
        remedy: () => 'The organization allows only some addresses, and this runner has another one. Use a runner with an address on the list, or have an owner of the organization add it.',
    },
    {
        words: /saml|single sign-on|\bsso\b/i,
        remedy: (repository) => `The organization asks for single sign-on. Authorize the token for the organization of ${repository} (Settings \u2192 Developer settings \u2192 the token \u2192 Configure SSO).`,
    },
    {
        words: /archived|read-only/i,
        remedy: (repository) => `${repository} is archived, so nothing can be written there. Have an admin unarchive it, or keep the ledger in another repository with \`ledger-repository\`, taking its branch along.`,
    },
    rule(/through a pull request|pull request (?:is )?required/i, 'pull requests'),
    rule(/verified signature|must be signed|signed commits/i, 'signed commits'),
    rule(/status check|required check|workflows? (?:is|are) required|code scanning/i, 'checks'),
    rule(/merge queue/i, 'a merge queue'),
    rule(/deployments?\b.*required|required.*deployments?/i, 'deployments'),
    rule(/commit message|committer email|author email|branch name/i, 'a pattern of names or messages'),
    rule(/file (?:path|size|extension)/i, 'certain files only'),
    {
        words: /cannot create ref|creations? (?:is |are )?(?:being )?(?:restricted|blocked)/i,
        remedy: () => 'A ruleset forbids making the ledger branch. Exempt it from "Restrict creations", or let somebody who may make it.',
    },
    {
        words: /cannot update|updates? (?:is |are )?(?:being )?(?:restricted|blocked)|protected branch hook declined/i,
        remedy: () => 'A ruleset forbids writing to the ledger branch. Exempt it from "Restrict updates", or let the owner of the token bypass that rule.',
    },
    rule(/rule violations|protected branch|push declined/i, 'what is named here'),
];
function remedyByKind({ status, type, message }, repository) {
    if (type === 'BRANCH_PROTECTION_RULE_VIOLATION')
        return rule(/x/, 'what is named here').remedy(repository);
    if (status === 401)
        return 'Check `github-token`, or the token of the ledger: GitHub does not know it. It is wrong, was revoked, or has expired. Store a new one, whole and without a prefix, or leave the input out for that of the job.';
    if (status === 409 && /empty/i.test(message))
        return `The repository ${repository} has no commit yet, and GitHub makes no branch there. Give it a first commit, a README for example.`;
    if (status === 404 || status === 410 || type === 'NOT_FOUND')
        return (`Check the spelling of \`ledger-repository\` (${repository}), and that the token has access to it. ` +
            'The token of a workflow reaches its own repository only.');
    if (status === 403 || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')
        return ('Give the job `permissions: contents: write`. For a ledger in another repository, give the action a token that has ' +
            `\`contents: write\` on ${repository}.`);
    return null;
}

;// CONCATENATED MODULE: ./build/adapters/ledger/refusals.js





/** The stop for whatever answer is not a value. */
function refusals_stopFor(answer, wanted) {
    const forbidden = (errors) => forbiddenBy(errors, wanted);
    return stopBy({ unreadable: stops_stopUnreadable, forbidden }, answer);
}
/**
 * `LEDGER_FORBIDDEN` with its remedy, or null where no error says that this run may not. */
function forbiddenBy(errors, wanted) {
    for (const error of errors) {
        const hint = remedies_remedyFor(error, wanted.repository);
        if (hint === null)
            continue;
        const message = `GitHub does not let this run ${wanted.access} the ledger in ${wanted.repository}: ${endSentence(error.message)}`;
        return new ActionError('LEDGER_FORBIDDEN', message, hint);
    }
    return null;
}
/**
 * GraphQL leaves a repository out, without an error, for some tokens; it means the same as
 * `NOT_FOUND`.
 */
const repositoryMissing = {
    kind: 'errors',
    errors: [{ status: 200, type: 'NOT_FOUND', message: 'No such repository for this token.' }],
};
/** The value in its shape, or `LEDGER_UNREADABLE`. */
function refusals_expectShape(schema, value) {
    return github_stops_parseAnswer({ unreadable: stops_stopUnreadable }, schema, value);
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/tree-entry.js




/** Files and folders in git trees, as GitHub's GraphQL shows them. */
/** The fields that `readEntry` needs; a fragment of the ledger's query. */
const entryFragment = `fragment entry on TreeEntry {
  type
  mode
  object { oid ... on Blob { byteSize isBinary isTruncated text } }
}`;
const entry = object({
    type: string(),
    mode: number(),
    object: nullable(object({
        oid: string(),
        byteSize: optional(number()),
        isBinary: nullish(dist_boolean()),
        isTruncated: optional(dist_boolean()),
        text: nullish(string()),
    })),
});
/** A file's entry, or null where the commit does not have the path. */
const treeEntry = nullable(entry);
/** Git: modes of regular files, executable ones and those of old repositories among them. */
const regularModes = [0o100644, 0o100755, 0o100664];
/**
 * The whole text of an entry, '' where there is none. GraphQL cuts long texts off, so what it gave
 * counts only if git's hash of it is the entry's; otherwise the blob is asked for as it is. Throws
 * `LEDGER_UNREADABLE` where it is no regular file, or not UTF-8.
 *
 * @param repository `owner/name`
 */
async function tree_entry_readEntry(github, repository, path, found, patience) {
    if (found === null)
        return '';
    const { object, type, mode } = found;
    if (type !== 'blob' || !regularModes.includes(mode) || object?.byteSize === undefined)
        throw stops_stopUnreadable(`${path} is not a regular file`);
    const { oid, text } = object;
    if (isGivenWhole(found) && typeof text === 'string' && gitTextHash(text) === oid)
        return text;
    const call = {
        method: 'GET',
        path: `repos/${repository}/git/blobs/${oid}`,
        accept: 'text',
    };
    const answer = await github.rest(call, patience);
    if (answer.kind !== 'value')
        throw refusals_stopFor(answer, { repository, access: 'read' });
    const whole = String(answer.value);
    if (Buffer.byteLength(whole) !== object.byteSize || gitTextHash(whole) !== oid)
        throw stops_stopUnreadable(`${path} should have ${object.byteSize} bytes of UTF-8, and GitHub gave something else`);
    return whole;
}
/** Whether GraphQL says that it gave the whole text. */
function isGivenWhole(found) {
    return found?.object?.isTruncated === false && found.object.isBinary !== true;
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/look-at-branch.js







function look_at_branch_pathOf({ folder }, study, kind = 'jsonl') {
    return folder === '' ? `${study}.${kind}` : `${folder}/${study}.${kind}`;
}
/**
 * Looks at the ledger branch in one query. All files are read through the commit that the head
 * names, so head and texts cannot disagree. Throws `LEDGER_UNREADABLE` and `LEDGER_FORBIDDEN`.
 *
 * @param rider a question about the repository itself, asked in the same query
 */
async function lookAtLedger(github, place, studies, rider, patience) {
    const answer = await github.graphql(queryFor(place, studies, rider), variablesFor(place, studies, rider), patience, hiddenProtection('ledger'));
    const wanted = { repository: place.repository, access: 'read' };
    if (answer.kind !== 'value')
        throw refusals_stopFor(answer, wanted);
    const { repository } = refusals_expectShape(repositoryShape, answer.value);
    if (repository === null)
        throw refusals_stopFor(repositoryMissing, wanted);
    const commit = repository.ledger?.target ?? null;
    const folder = commit === null || place.folder === '' ? null : commit['folder'];
    // A file or a submodule in the folder's place would make every study look absent.
    if ((refusals_expectShape(folderShape, folder)?.type ?? 'tree') !== 'tree')
        throw stops_stopUnreadable(`${place.folder} on the branch ${place.branch} is not a folder`);
    const texts = new Map();
    for (const [at, study] of studies.entries()) {
        const entry = commit === null ? null : refusals_expectShape(treeEntry, commit[`study${at}`]);
        const path = look_at_branch_pathOf(place, study);
        texts.set(study, await tree_entry_readEntry(github, place.repository, path, entry, patience));
    }
    rider?.take(repository);
    return {
        head: commit?.oid ?? null,
        texts,
        isPublic: repository.visibility === 'PUBLIC',
        protection: protectionOf(place, repository.ledger),
        date: answer.date,
    };
}
/** Aliases are checked one by one: one that was asked for and is missing is not an absent file. */
const repositoryShape = object({
    repository: nullable(looseObject({
        visibility: string(),
        ledger: nullable(object({
            ...protectionEntries,
            target: looseObject({
                __typename: literal('Commit'),
                oid: pipe(string(), regex(/^[0-9a-f]{40,64}$/)),
            }),
        })),
    })),
});
const folderShape = nullable(object({ type: string() }));
function queryFor(place, studies, rider) {
    const declared = Object.keys(variablesFor(place, studies, rider)).map((name) => `$${name}: String!`);
    const files = studies.map((_, at) => `study${at}: file(path: $study${at}) { ...entry }`);
    const folder = place.folder === '' ? [] : ['folder: file(path: $folder) { type }'];
    return graphqlDocument(`query Ledger(${declared.join(', ')}) {
  repository(owner: $owner, name: $name) {
    visibility
    ledger: ref(qualifiedName: $ledger) {
      ${protectionFields}
      target { __typename oid ${selectionOn('Commit', [...folder, ...files])} }
    }
    ${rider?.fields ?? ''}
  }
}
${studies.length === 0 ? '' : entryFragment}`);
}
function variablesFor(place, studies, rider) {
    return {
        ...ownerAndName(place.repository),
        ledger: `refs/heads/${place.branch}`,
        ...(place.folder === '' ? {} : { folder: place.folder }),
        ...Object.fromEntries(studies.map((study, at) => [`study${at}`, look_at_branch_pathOf(place, study)])),
        ...rider?.variables,
    };
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/desk.js



/** How often one read is sent. */
const readTries = 3;
/**
 * How often the ledger is looked at until it shows what this run knows: 15 seconds, where GitHub
 * lags by a few.
 */
const looksUntilGrown = 6;
/**
 * Looks until the look shows at least what this run has seen before, and remembers it. Throws
 * `LEDGER_UNREADABLE` where it stays behind: the ledger was deleted, shortened or replaced.
 */
async function lookUntilGrown(desk, studies, rider, signal) {
    const patience = { signal, timeoutMs: desk.timeoutMs, tries: readTries };
    for (let tried = 1;; tried += 1) {
        const look = await lookAtLedger(desk.github, desk.place, studies, rider, patience);
        const missing = desk.known.missingIn(look);
        if (missing === null) {
            remember(desk, look);
            return look;
        }
        if (tried === looksUntilGrown)
            throw stops_stopUnreadable(missing);
        await desk.clock.sleep(growingPauseMs(desk, tried, { firstMs: 1_000, longestMs: 8_000 }));
    }
}
function remember({ known }, look) {
    if (look.head !== null)
        known.learnBranch();
    for (const [study, text] of look.texts)
        known.learnRead(study, look.head, text);
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/make-branch.js





/**
 * How often the branch is asked for, and then looked for: a new one may take some seconds to show.
 */
const mostTries = 6;
const readme = `# Ledger of bonus payments

This branch is written by the action that pays Prolific bonuses, and by nothing else. It holds one file for each
study, with one line for each thing that happened to a bulk payment. The action reads it before every payment, so that nobody is
paid twice.

- Never edit, shorten or delete it: whoever does may pay people twice. A ruleset against deletion and force pushes protects it.
- It shares no history with the other branches and is never merged.
- It holds no names and no Prolific ids of people, only hashes of them. Whoever has the ids can test them against the hashes.
`;
const shaShape = object({ sha: string() });
/**
 * Makes sure that the ledger branch is there. Gives the commit that it was to start from: an orphan
 * with a README. Where somebody was faster the branch starts from another one, and an append to
 * this commit is beaten as by any other writer. Nobody ever sees a half-made branch: it appears
 * with its commit. Throws `LEDGER_FORBIDDEN`, `LEDGER_UNREADABLE`, or `LEDGER_CONFLICT` where
 * GitHub gives no answer.
 */
async function makeBranch(desk) {
    // Objects that no branch names do no harm, so both may be tried again.
    const entry = { path: 'README.md', mode: '100644', type: 'blob', content: readme };
    const tree = await makeObject(desk, 'trees', { tree: [entry] });
    const message = 'Start the ledger of bonus payments [skip ci]';
    const head = await makeObject(desk, 'commits', { message, tree, parents: [] });
    let reason = '';
    for (let tried = 1; tried <= mostTries && !desk.record.aborted; tried += 1) {
        const ref = `refs/heads/${desk.place.branch}`;
        const answer = await post(desk, 'refs', { ref, sha: head }, 1);
        const words = answer.kind === 'errors' ? answer.errors.map((error) => error.message).join('; ') : '';
        if (answer.kind === 'value' || /already exists/i.test(words)) {
            desk.known.learnBranch();
            return head;
        }
        if (answer.kind === 'errors') {
            // The commit that was made a moment ago may not show yet.
            if (!/object does not exist/i.test(words))
                throw writeStop(desk, answer);
            reason = words;
        }
        else {
            // It may have been made anyway; then the next try says that it exists, and it is as good as
            // another's.
            reason = answer.reason;
        }
        const askedMs = answer.kind === 'limited' ? (answer.waitMs ?? 0) : 0;
        const pauseMs = growingPauseMs(desk, tried, { firstMs: 500, longestMs: 8_000 });
        await desk.clock.sleep(Math.max(pauseMs, Math.min(askedMs, 60_000)));
    }
    throw stopConflict(`GitHub did not make the ledger branch ${desk.place.branch} (${reason}).`);
}
async function makeObject(desk, kind, body) {
    const answer = await post(desk, kind, body, readTries);
    if (answer.kind === 'value')
        return refusals_expectShape(shaShape, answer.value).sha;
    throw writeStop(desk, answer);
}
function post(desk, kind, body, tries) {
    const path = `repos/${desk.place.repository}/git/${kind}`;
    return desk.github.rest({ method: 'POST', path, body }, { signal: desk.record, timeoutMs: desk.timeoutMs, tries });
}
function writeStop({ place }, answer) {
    const wanted = { repository: place.repository, access: 'write' };
    return answer.kind === 'errors'
        ? (forbiddenBy(answer.errors, wanted) ?? refusals_stopFor(answer, wanted))
        : stopConflict(`GitHub did not make the ledger branch ${place.branch} (${answer.reason}).`);
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/commit.js




function additionOf(path, { base64 }) {
    return { path, contents: new PlainText(base64) };
}
const commitMutation = graphqlDocument(`mutation Append($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`);
const landedShape = object({
    createCommitOnBranch: object({
        commit: object({ oid: pipe(string(), regex(/^[0-9a-f]{40,64}$/)) }),
    }),
});
/** Both ways in which GitHub has been seen to word a lost compare-and-swap. */
const staleWords = /expected branch to point to|is at .* but expected/i;
/** Sends the write once. */
async function sendCommit({ github, place, record }, write, timeoutMs) {
    const input = {
        branch: { repositoryNameWithOwner: place.repository, branchName: place.branch },
        expectedHeadOid: write.on,
        message: { headline: write.headline },
        fileChanges: { additions: write.files },
    };
    const answer = await github.graphql(commitMutation, { input }, { signal: record, timeoutMs, tries: 1 });
    return readCommitAnswer(answer, place.repository);
}
function readCommitAnswer(answer, repository) {
    if (answer.kind === 'value') {
        const parsed = safeParse(landedShape, answer.value);
        return parsed.success
            ? { kind: 'landed', head: parsed.output.createCommitOnBranch.commit.oid }
            : { kind: 'unclear', reason: 'an answer without the new commit', wasSent: true };
    }
    if (answer.kind !== 'errors')
        return answer;
    const { errors } = answer;
    if (errors.some(({ type, message }) => type === 'STALE_DATA' || staleWords.test(message)))
        return { kind: 'beaten' };
    // Which of branch and repository is not there, the next look says.
    if (errors.some(({ type }) => type === 'NOT_FOUND'))
        return { kind: 'absent' };
    const error = forbiddenBy(errors, { repository, access: 'write' });
    if (error !== null)
        return { kind: 'forbidden', error };
    return {
        kind: 'unclear',
        reason: errors.map(({ message }) => message).join('; '),
        wasSent: true,
    };
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/encoded-text.js
/**
 * A text that only grows, with its bytes in base64, as GitHub takes a file. An append sends the
 * study's whole file; what was encoded for the one before is carried on, or a bonus of a long study
 * would cost more than one of a short study. Nothing that was made is ever changed: a send that
 * nobody waits for any more may still be leaving.
 */
class EncodedText {
    static empty = new EncodedText('', [], Buffer.alloc(0));
    text;
    /** Of all whole groups of three bytes; each piece is longer than the next. */
    #pieces;
    /** The bytes after them, fewer than three. */
    #rest;
    constructor(text, pieces, rest) {
        this.text = text;
        this.#pieces = pieces;
        this.#rest = rest;
    }
    /** @param added must not begin in the middle of a pair of UTF-16 units */
    plus(added) {
        const bytes = Buffer.concat([this.#rest, Buffer.from(added)]);
        const end = bytes.length - (bytes.length % 3);
        const pieces = [...this.#pieces, base64Of(bytes.subarray(0, end))];
        return new EncodedText(this.text + added, joinShort(pieces), bytes.subarray(end));
    }
    /** The base64 of all of it, in ASCII, in pieces that belong one after another. */
    get base64() {
        return [...this.#pieces, base64Of(this.#rest)].filter(({ length }) => length > 0);
    }
}
/** The files of studies, each with what was encoded of it last. */
class EncodedFiles {
    #known = new Map();
    encode(study, base, added) {
        const known = this.#known.get(study);
        const grown = (known?.text === base ? known : EncodedText.empty.plus(base)).plus(added);
        this.#known.set(study, grown);
        return grown;
    }
}
function base64Of(bytes) {
    return Buffer.from(bytes.toString('base64'), 'latin1');
}
/**
 * Joins the last pieces until each is longer than the next: so they stay few, and no byte is copied
 * often.
 */
function joinShort(pieces) {
    const last = pieces.at(-1);
    const previous = pieces.at(-2);
    if (last === undefined || previous === undefined || previous.length > last.length)
        return pieces;
    return joinShort([...pieces.slice(0, -2), Buffer.concat([previous, last])]);
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/write.js







/**
 * How long the fate of one write is searched for, from its first send; a pay request would come too
 * late after that.
 */
const unknownForMs = 30_000;
/**
 * GitHub gives up on a request after 10 seconds (GitHub: Timeouts), so longer than this no answer
 * is worth waiting for.
 */
const oneSendMs = 12_000;
/** Also where pauses end early because the run is cancelled. */
const mostSteps = 12;
/**
 * Sends a write until its fate is known. While it is not, only the identical write on the identical
 * head is sent again: it lands once or never. Throws `LEDGER_FORBIDDEN`, and `LEDGER_CONFLICT`
 * where 30 seconds did not suffice.
 */
async function sendUntilKnown(desk, write, study) {
    const startedMs = desk.clock.monotonicMs();
    const leftMs = () => unknownForMs - (desk.clock.monotonicMs() - startedMs);
    const search = {
        ...{ desk, write, study, leftMs },
        sentAt: momentOf(desk.clock),
        unknownSince: null,
        reason: 'the run was cancelled',
        isBeaten: false,
    };
    for (let step = 1; step <= mostSteps && leftMs() > 0 && !desk.record.aborted; step += 1) {
        const pauseMs = growingPauseMs(desk, step, { firstMs: 500, longestMs: 4_000 });
        const sent = search.isBeaten ? null : await sendOnce(search);
        const known = sent !== null && 'kind' in sent ? sent : null;
        const fate = known ?? (sent === null ? await lookForFate(search) : null);
        if (fate !== null)
            return fate;
        const askedMs = sent !== null && 'waitMs' in sent ? (sent.waitMs ?? 0) : 0;
        await desk.clock.sleep(Math.min(Math.max(pauseMs, askedMs), Math.max(leftMs(), 0)));
    }
    const { unknownSince, reason } = search;
    throw unknownSince === null
        ? stopConflict(`GitHub could not be asked to append to the ledger (${reason}).`)
        : stopConflict(`It is not known whether the ledger took "${write.headline}": GitHub gave no clear answer (${reason}).`);
}
/**
 * Sends the write once. Gives its fate, or how long to wait before the next send, or null: look at
 * the branch.
 */
async function sendOnce(search) {
    const { desk, write, leftMs } = search;
    if (search.unknownSince === null)
        search.sentAt = momentOf(desk.clock);
    const answer = await sendCommit(desk, write, Math.min(desk.timeoutMs, oneSendMs, leftMs()));
    const { sentAt, unknownSince } = search;
    if (answer.kind === 'landed')
        return { ...answer, sentAt, unknownSince };
    if (unknownSince === null && answer.kind !== 'unclear')
        return certainFate(answer);
    // After an unclear send a refusal speaks for itself only, but a lost comparison ends the sending:
    // no repeat can land.
    if (answer.kind === 'unclear' && answer.wasSent)
        search.unknownSince ??= sentAt;
    search.isBeaten = answer.kind === 'beaten';
    search.reason = reasonOf(answer, search.reason);
    if (answer.kind === 'unclear')
        return { waitMs: 0 };
    return answer.kind === 'limited' ? { waitMs: answer.waitMs ?? 0 } : null;
}
/**
 * Checks whether another commit is the head by now, perhaps ours. Null: not yet, or it could not be
 * seen.
 */
async function lookForFate(search) {
    const { desk, write, study, leftMs, unknownSince } = search;
    const look = await write_lookOnce(desk, study, leftMs());
    if (look instanceof ActionError) {
        search.reason = look.message;
        return null;
    }
    if (look.head === write.on || desk.known.missingIn(look) !== null)
        return null;
    remember(desk, look);
    return { kind: 'moved', look, unknownSince };
}
function certainFate(answer) {
    switch (answer.kind) {
        case 'beaten':
        case 'absent':
            return { kind: 'moved', look: null, unknownSince: null };
        case 'forbidden':
            throw answer.error;
        case 'limited':
            return { ...answer, unknownSince: null };
    }
}
function reasonOf(answer, before) {
    switch (answer.kind) {
        case 'unclear':
        case 'limited':
            return answer.reason;
        case 'forbidden':
            return answer.error.message;
        case 'beaten':
        case 'absent':
            return before;
    }
}
/** One try within the time that is left; an error is not the end while the fate may still show. */
async function write_lookOnce(desk, study, leftMs) {
    const timeoutMs = Math.max(1, Math.min(desk.timeoutMs, oneSendMs, leftMs));
    const patience = { signal: desk.record, timeoutMs, tries: 1 };
    try {
        return await lookAtLedger(desk.github, desk.place, [study], null, patience);
    }
    catch (error) {
        if (error instanceof ActionError)
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/append.js











/** How often an append may be beaten by other studies' commits. */
const mostLostRaces = 20;
/**
 * How long an append waits after it was beaten. So long, because what GitHub takes for a commit is
 * what the others need to get through: with sixteen runs at once, shorter pauses cost twice the
 * tries, and some runs give up (docs/maintainers/performance.md).
 */
const lostRacePauses = { firstMs: 2_000, longestMs: 16_000 };
/** How often, and for how long each time, GitHub may ask an append to wait. */
const mostWaits = 3;
const longestWaitMs = 120_000;
/** GitHub: wait at least a minute where the answer does not say how long. */
const usualWaitMs = 60_000;
/**
 * Appends events to a study's file by compare-and-swap, on whatever head the branch has, as long as
 * the file is still `base`. `Ledger.append` in ports.ts says what it gives and throws.
 */
async function appendEvents(desk, study, base, events, subject) {
    const lines = serializeEvents(events);
    const file = desk.files.encode(study, base, lines);
    const { text } = file;
    const isClaim = events.some(({ type }) => type === 'claimed');
    const write = {
        files: [additionOf(look_at_branch_pathOf(desk.place, study), file), ...pageOf(desk, study, text)],
        headline: `${subject} [skip ci]`,
    };
    const started = momentOf(desk.clock);
    desk.known.learnText(study, base);
    let next = await startOn(desk, study, base);
    let unknownSince = null;
    let waits = 0;
    for (let lost = 0;;) {
        if (next.text !== base) {
            // Stop here: somebody else has written about this study, and may have claimed what we were
            // about to claim.
            if (!next.text.includes(lines))
                return { kind: 'stale' };
            // Found by reading. Which send it was is not known, so the earliest that can have been
            // counts.
            return { kind: 'appended', text: next.text, sentAt: unknownSince ?? started };
        }
        // Nothing is paid any more on a claim of a cancelled run. Whether one has landed is found out
        // anyway.
        if (isClaim && unknownSince === null && desk.clock.isCancelled())
            return { kind: 'stale' };
        if (lost === mostLostRaces) {
            const often = `Other runs wrote to the ledger branch ${mostLostRaces} times in a row`;
            throw stopConflict(`${often} before "${write.headline}" could be appended.`);
        }
        const fate = await sendUntilKnown(desk, { ...write, on: next.head }, study);
        unknownSince ??= fate.unknownSince;
        switch (fate.kind) {
            case 'landed':
                desk.known.learnLanded(study, next.head, fate.head, text);
                return { kind: 'appended', text, sentAt: fate.sentAt };
            case 'moved':
                lost += 1;
                next = nextOf(fate.look ?? (await lookAfterPause(desk, study, lost)), study);
                break;
            case 'limited':
                waits += 1;
                await waitAsAsked(desk, fate, waits);
                break;
            default:
                return unreachable(fate);
        }
    }
}
/** The study's page beside its file, where there is one. */
function pageOf({ pages, place }, study, text) {
    const page = pages.render(study, text);
    return page === null
        ? []
        : [additionOf(look_at_branch_pathOf(place, study, 'md'), EncodedText.empty.plus(page))];
}
/**
 * Where the first write goes. A write replaces the whole file, so it may only follow a head at
 * which the file is known to be `base`; where none is known, the branch is looked at. Makes the
 * branch where it is absent.
 */
async function startOn(desk, study, base) {
    const position = desk.known.positionOf(study);
    if (position === null || position.text !== base) {
        const look = await lookUntilGrown(desk, [study], null, desk.record);
        if (look.head !== null || base !== '')
            return nextOf(look, study);
    }
    else if (position.head !== null)
        return { head: position.head, text: base };
    // No study has a file in the first commit, as where there was no branch.
    const head = await makeBranch(desk);
    desk.known.learnLanded(study, null, head, '');
    return { head, text: '' };
}
async function lookAfterPause(desk, study, lost) {
    await desk.clock.sleep(growingPauseMs(desk, lost, lostRacePauses));
    return lookUntilGrown(desk, [study], null, desk.record);
}
function nextOf(look, study) {
    // The branch was there, so a look without it has been refused as a ledger that is gone.
    if (look.head === null)
        throw new Error('A grown look has a branch');
    return { head: look.head, text: look.texts.get(study) ?? '' };
}
/**
 * A write that GitHub refused to take on is not written: it may wait, and is then sent as a new
 * one.
 */
async function waitAsAsked(desk, { waitMs, reason }, waits) {
    const askedMs = waitMs ?? usualWaitMs;
    if (waits > mostWaits || askedMs > longestWaitMs)
        throw stopConflict(`GitHub limits the requests of this token, so the ledger was not written (${reason}).`);
    await desk.clock.sleep(askedMs);
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/blame.js






const blameQuery = graphqlDocument(`query LineDates($owner: String!, $name: String!, $at: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $at) {
      ... on Commit { blame(path: $path) { ranges { startingLine endingLine commit { committedDate } } } }
    }
  }
}`);
const blameShape = object({
    repository: nullable(object({
        object: nullable(object({
            blame: object({
                ranges: array(object({
                    startingLine: number(),
                    endingLine: number(),
                    commit: object({ committedDate: pipe(string(), isoTimestamp()) }),
                })),
            }),
        })),
    })),
});
/**
 * GitHub's date of the commit that wrote each of these events. The ledger's commits are made by
 * GitHub itself, so no runner's clock has a say in it. Throws `LEDGER_UNREADABLE` where an event is
 * not known to be there, or has no date.
 *
 * @param repository `owner/name`
 * @param position a commit at which the file is known; null where there is none
 */
async function readEventDates(github, repository, position, path, eventIds, patience) {
    const lines = lineNumbersOf(position?.text ?? '', eventIds);
    const head = position?.head ?? null;
    if (head === null || eventIds.some((id) => !lines.has(id)))
        throw stops_stopUnreadable(`no line of ${path} is known to be one of the events ${eventIds.join(', ')}`);
    const answer = await github.graphql(blameQuery, { ...ownerAndName(repository), at: head, path }, patience);
    const wanted = { repository, access: 'read' };
    if (answer.kind !== 'value')
        throw refusals_stopFor(answer, wanted);
    const found = refusals_expectShape(blameShape, answer.value).repository;
    if (found === null)
        throw refusals_stopFor(repositoryMissing, wanted);
    const ranges = found.object?.blame.ranges ?? [];
    return new Map([...lines].map(([id, line]) => {
        const range = ranges.find(({ startingLine, endingLine }) => startingLine <= line && line <= endingLine);
        if (range === undefined)
            throw stops_stopUnreadable(`GitHub has no date for line ${line} of ${path} at commit ${head}`);
        return [id, new Date(range.commit.committedDate)];
    }));
}
/** The line of each of these events, counted from 1. */
function lineNumbersOf(text, eventIds) {
    const found = new Map();
    for (const [index, line] of text.split('\n').entries()) {
        // An id in somebody's reason is no event of that id.
        const id = eventIds.some((one) => line.includes(one)) ? idOf(line) : undefined;
        if (id !== undefined && eventIds.includes(id))
            found.set(id, index + 1);
    }
    return found;
}
function idOf(line) {
    const parsed = safeParse(object({ id: string() }), json_parseJson(line));
    return parsed.success ? parsed.output.id : undefined;
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/commit-history.js


/** Commits of the ledger branch, a page at a time, as GraphQL shows them. */
/** GitHub gives at most 100 nodes of a list. */
const commitsPerPage = 100;
/**
 * The query for one page. The first page starts at the branch; each later one at a commit, so that
 * a write that comes meanwhile moves nothing.
 */
function pageQuery(asked) {
    const { hasFolder, isFirst } = asked;
    const folder = hasFolder
        ? 'folder: file(path: $folder) { object { ... on Tree { entries { ...entry } } } }'
        : '';
    const history = `... on Commit {
        history(first: ${commitsPerPage}) {
          nodes {
            oid authoredDate committedDate
            author { email user { login } }
            signature { isValid wasSignedByGitHub }
            parents(first: 2) { nodes { oid } }
            tree { entries { ...entry } }
            ${folder}
          }
        }
      }`;
    const start = isFirst
        ? `ledger: ref(qualifiedName: $ledger) { target { ${history} } }`
        : `object(oid: $at) { ${history} }`;
    return graphqlDocument(`query Past($owner: String!, $name: String!, ${isFirst ? '$ledger: String!' : '$at: GitObjectID!'}${hasFolder ? ', $folder: String!' : ''}) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    ${start}
  }
}
fragment entry on TreeEntry { name oid type mode size }`);
}
const entryShape = object({
    name: string(),
    oid: string(),
    type: string(),
    mode: number(),
    size: number(),
});
const treeShape = object({ entries: optional(nullable(array(entryShape))) });
const commitShape = object({
    oid: pipe(string(), regex(/^[0-9a-f]{40,64}$/)),
    authoredDate: pipe(string(), isoTimestamp()),
    committedDate: pipe(string(), isoTimestamp()),
    author: nullish(object({
        email: nullish(string()),
        user: nullish(object({ login: string() })),
    })),
    signature: nullish(object({ isValid: dist_boolean(), wasSignedByGitHub: dist_boolean() })),
    parents: object({ nodes: array(object({ oid: string() })) }),
    tree: treeShape,
    folder: nullish(object({ object: nullish(treeShape) })),
});
/**
 * @param folder of the ledger on the branch; '' for the root
 * @param host of the server: `github.com`
 */
function writeOf(node, folder, host) {
    const root = node.tree.entries ?? [];
    const hasFolder = folder !== '';
    const [top] = folder.split('/');
    const inFolder = hasFolder ? (node.folder?.object?.entries ?? []) : root;
    return {
        id: node.oid,
        parents: node.parents.nodes.map(({ oid }) => oid),
        authoredAt: new Date(node.authoredDate),
        committedAt: new Date(node.committedDate),
        by: loginOf(node.author, host),
        isSigned: node.signature?.isValid === true && node.signature.wasSignedByGitHub,
        files: new Map(inFolder.map((entry) => [entry.name, commit_history_stateOf(entry)])),
        beside: new Map(hasFolder ? root.filter(({ name }) => name !== top).map(({ name, oid }) => [name, oid]) : []),
    };
}
/** Git: modes of regular files. */
const commit_history_regularModes = [0o100644, 0o100755, 0o100664];
function commit_history_stateOf({ oid, size, mode }) {
    return { content: oid, size, isFile: commit_history_regularModes.includes(mode) };
}
/**
 * A bot has no user in GraphQL; GitHub gives it an address that has its login (GitHub: "Setting
 * your commit email address"). A person can verify any other address, also one that begins like it,
 * and is no user of the commit any more after giving it up: so a name, or an address elsewhere,
 * says nothing.
 */
function loginOf(author, host) {
    if (author?.user)
        return author.user.login;
    const [, login = null, domain] = /^(?:\d+\+)?([^@]+)@(.+)$/.exec(author?.email ?? '') ?? [];
    return domain?.toLowerCase() === `users.noreply.${host}` ? login : null;
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/past.js






/**
 * The past of a ledger on a branch: its commits, and what GitHub remembers of force pushes and
 * deletions.
 */
function connectPast(github, place, pages, patience, serverUrl) {
    const wanted = { repository: place.repository, access: 'read' };
    const variables = {
        ...ownerAndName(place.repository),
        ...(place.folder === '' ? {} : { folder: place.folder }),
    };
    return {
        async readWrites(from) {
            const at = from === null ? { ledger: `refs/heads/${place.branch}` } : { at: from };
            const query = pageQuery({ hasFolder: place.folder !== '', isFirst: from === null });
            const answer = await github.graphql(query, { ...variables, ...at }, patience);
            if (answer.kind !== 'value')
                throw refusals_stopFor(answer, wanted);
            const { repository, viewer } = refusals_expectShape(pageShape, answer.value);
            if (repository === null)
                throw refusals_stopFor(repositoryMissing, wanted);
            const commit = from === null ? repository.ledger?.target : repository.object;
            if (from !== null && (commit === null || commit === undefined))
                throw stops_stopUnreadable(`GitHub has no commit ${from} of the ledger branch`);
            const commits = commit?.history?.nodes ?? [];
            if (commits.length === 0 && commit !== undefined)
                throw stops_stopUnreadable('GitHub shows no commits of the ledger branch');
            return {
                writer: viewer.login,
                writes: commits.map((one) => writeOf(one, place.folder, serverUrl.hostname)),
            };
        },
        async readContent(content) {
            const path = `repos/${place.repository}/git/blobs/${content}`;
            const answer = await github.rest({ method: 'GET', path, accept: 'text' }, patience);
            if (answer.kind !== 'value')
                throw refusals_stopFor(answer, wanted);
            const text = String(answer.value);
            return gitTextHash(text) === content ? text : null;
        },
        pageOf(study, text) {
            const page = text === '' ? null : pages.render(study, text);
            return page === null ? null : { lines: `${study}.jsonl`, name: `${study}.md`, text: page };
        },
        async readForcedChanges() {
            const rewritten = await readActivity(github, place, patience, 'force_push');
            if (rewritten.kind === 'impossible')
                return rewritten;
            const deleted = await readActivity(github, place, patience, 'branch_deletion');
            if (deleted.kind === 'impossible')
                return deleted;
            return { kind: 'known', value: [...rewritten.value, ...deleted.value] };
        },
    };
}
const commitHistory = object({
    history: optional(object({ nodes: array(commitShape) })),
});
const pageShape = object({
    viewer: object({ login: string() }),
    repository: nullable(object({
        ledger: nullish(object({ target: nullable(commitHistory) })),
        object: nullish(commitHistory),
    })),
});
const activityShape = array(object({
    timestamp: pipe(string(), isoTimestamp()),
    actor: nullish(object({ login: string() })),
}));
const kinds = { force_push: 'rewritten', branch_deletion: 'deleted' };
/**
 * GitHub: "List repository activities". The newest hundred of a kind: one is enough to ask a human.
 */
async function readActivity(github, { repository, branch }, patience, kind) {
    const ref = encodeURIComponent(`refs/heads/${branch}`);
    const path = `repos/${repository}/activity?ref=${ref}&activity_type=${kind}&per_page=100`;
    const answer = await github.rest({ method: 'GET', path }, patience);
    if (answer.kind === 'errors') {
        const words = answer.errors.map(({ message }) => message).join('; ');
        return {
            kind: 'impossible',
            why: `GitHub does not show this token its list of force pushes (${words})`,
        };
    }
    if (answer.kind !== 'value')
        throw refusals_stopFor(answer, { repository, access: 'read' });
    return {
        kind: 'known',
        value: refusals_expectShape(activityShape, answer.value).map(({ timestamp, actor }) => ({
            kind: kinds[kind],
            at: new Date(timestamp),
            by: actor?.login ?? null,
        })),
    };
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/other-studies.js







/** GraphQL gives no text above half a MB. At most this many longer ones are read, one by one. */
const longLedgersAtMost = 10;
const other_studies_entries = object({
    entries: nullish(array(looseObject({ name: string() })), []),
});
const answerShape = object({
    repository: nullable(object({
        ledger: nullable(object({
            target: object({
                folder: nullish(object({ object: nullish(partial(other_studies_entries)) })),
                tree: nullish(other_studies_entries),
            }),
        })),
    })),
});
/**
 * The ledgers in the same folder that are not of these studies, in one request, and one more for
 * each that is very long. Never throws for what GitHub or the network says: what could not be read
 * is said.
 */
async function readOtherStudies(github, place, studies, patience) {
    const texts = new Map();
    const unread = [];
    try {
        const found = await listOthers(github, place, studies, patience);
        const isLong = found.map(({ entry }) => !isGivenWhole(entry));
        const long = found.filter((_, at) => isLong[at]);
        if (long.length > longLedgersAtMost)
            unread.push(`Of the ${long.length} longest ledgers only ${longLedgersAtMost} were looked at.`);
        const short = found.filter((_, at) => !isLong[at]);
        for (const { study, path, entry } of [...short, ...long.slice(0, longLedgersAtMost)])
            texts.set(study, await tree_entry_readEntry(github, place.repository, path, entry, patience));
    }
    catch (error) {
        if (!(error instanceof ActionError))
            throw error;
        unread.push(error.message);
    }
    return { texts, unread };
}
async function listOthers(github, place, studies, patience) {
    const { folder, branch } = place;
    const variables = {
        ...ownerAndName(place.repository),
        ledger: `refs/heads/${branch}`,
        ...(folder === '' ? {} : { folder }),
    };
    const answer = await github.graphql(other_studies_queryFor(folder), variables, patience);
    const wanted = { repository: place.repository, access: 'read' };
    if (answer.kind !== 'value')
        throw refusals_stopFor(answer, wanted);
    const { repository } = refusals_expectShape(answerShape, answer.value);
    if (repository === null)
        throw refusals_stopFor(repositoryMissing, wanted);
    const target = repository.ledger?.target;
    const listed = target?.tree?.entries ?? target?.folder?.object?.entries ?? [];
    return listed.flatMap((one) => {
        const study = parseStudyId(/^([0-9a-f]{24})\.jsonl$/.exec(one.name)?.[1] ?? '');
        if (study === null || studies.includes(study))
            return [];
        const path = folder === '' ? one.name : `${folder}/${one.name}`;
        return [{ study, path, entry: refusals_expectShape(treeEntry, one) }];
    });
}
function other_studies_queryFor(folder) {
    const listing = '{ entries { name ...entry } }';
    const where = folder === ''
        ? `tree ${listing}`
        : `folder: file(path: $folder) { object { ... on Tree ${listing} } }`;
    return graphqlDocument(`query Others($owner: String!, $name: String!, $ledger: String!${folder === '' ? '' : ', $folder: String!'}) {
  repository(owner: $owner, name: $name) {
    ledger: ref(qualifiedName: $ledger) { target { ... on Commit { ${where} } } }
  }
}
${entryFragment}`);
}

;// CONCATENATED MODULE: ./build/core/report/ledger-page.js







/** The most bulk payments that are rows of the page, the newest. */
const pageRowsAtMost = 200;
/** The most months that are bars, the newest. */
const monthsAtMost = 24;
/**
 * The page of a study on the ledger branch, for people: what was paid so far, a chart of months,
 * one row for each bulk payment. Made from the fold alone, so that whoever writes it again writes
 * the same, and never read back. It has no ids of people.
 *
 * @param runsUrl where the runs of the repository are, without a slash at its end:
 *   `https://github.com/lab/study/actions/runs`
 */
function renderLedgerPage(study, ledger, runsUrl) {
    const bulks = [...ledger.bulks.values()];
    const totals = totalsOf(ledger);
    const currency = escapeMarkdown(bulks[0]?.claim.currency ?? '', 10);
    const newest = bulks.toReversed();
    const more = newest.length - pageRowsAtMost;
    const link = `https://app.prolific.com/researcher/workspaces/studies/${study}`;
    return `${joinBlocks([
        '# Bonus payments of this study',
        `Written by the action with every change; the record itself is [the .jsonl beside it](${study}.jsonl). [The study at Prolific](${link}).`,
        renderFacts([
            ['Charged to the workspace', `${showCents(totals.chargedCents)} ${currency}`],
            ['To participants', `${showCents(totals.cents)} ${currency}`],
            ['Bonuses', showCount(totals.bonuses)],
            ['Last payment', newest[0] === undefined ? 'none' : dayOf(newest[0])],
            ['State', stateOfAll(bulks)],
        ]),
        renderChart(bulks, currency),
        renderTable(['Date', 'File', 'People:', 'Participants:', 'Fees:', 'VAT:', 'Charged:', 'State', 'Run'], newest.slice(0, pageRowsAtMost).map((bulk) => renderBulk(bulk, runsUrl))),
        more > 0
            ? `${plural(more, 'earlier payment is', 'earlier payments are')} in the record.`
            : null,
    ])}\n`;
}
function renderBulk(bulk, runsUrl) {
    const { claim } = bulk;
    const { bonuses, cents, chargedCents, share } = ledger_totals_heldBy(bulk);
    const part = (all) => all === null ? 'not known' : showCents(all * share);
    return renderRow([
        dayOf(bulk),
        escapeMarkdown(claim.batch, 100),
        ...(bonuses === 0
            ? ['', '', '', '', '', `${ledger_page_stateOf(bulk)}, ${showMoney(claim)}`]
            : [
                showCount(bonuses),
                showCents(cents),
                part(claim.fees),
                part(claim.vat),
                showCents(chargedCents),
                ledger_page_stateOf(bulk),
            ]),
        `[${escapeMarkdown(claim.run.id, 40)}](${runsUrl}/${encodeURIComponent(claim.run.id)})`,
    ]);
}
/** Of money that does not count as paid, which no column of money may hold: people add them up. */
function showMoney({ amount, bonuses }) {
    return `${showCents(amount)} to ${plural(bonuses.length, 'person', 'people')}`;
}
function dayOf({ claim }) {
    return showDay(Date.parse(claim.at));
}
function ledger_page_stateOf(bulk) {
    if (isInDoubt(bulk))
        return '\u26a0\ufe0f in doubt';
    const { kind } = bulk.state;
    if (kind === 'settled')
        return '\u2705 arrived';
    if (kind === 'accepted')
        return 'accepted';
    if (kind === 'resolved-paid')
        return '\u2705 answered: paid';
    if (kind === 'resolved-not-paid')
        return ledger_totals_heldBy(bulk).bonuses > 0 ? 'answered: not paid, but for these' : 'answered: not paid';
    return 'not paid';
}
function stateOfAll(bulks) {
    const doubts = bulks.filter(isInDoubt).length;
    if (doubts > 0)
        return `\u26a0\ufe0f ${plural(doubts, 'payment')} in doubt`;
    const waiting = bulks.filter(({ state }) => state.kind === 'accepted').length;
    return waiting > 0 ? `${plural(waiting, 'payment')} on the way` : '\u2705 all arrived';
}
/**
 * What was charged, by month of the claim; a month without a payment between two others is a bar of
 * nothing.
 */
function renderChart(bulks, currency) {
    const charged = new Map();
    for (const bulk of bulks) {
        const { chargedCents } = ledger_totals_heldBy(bulk);
        const at = new Date(bulk.claim.at);
        const month = at.getUTCFullYear() * 12 + at.getUTCMonth();
        if (chargedCents > 0)
            charged.set(month, (charged.get(month) ?? 0) + chargedCents);
    }
    if (charged.size === 0)
        return null;
    const last = Math.max(...charged.keys());
    const first = Math.max(Math.min(...charged.keys()), last - monthsAtMost + 1);
    const months = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    const names = months.map((month) => `"${showMonth(month)}"`);
    const sums = months.map((month) => (Math.round(charged.get(month) ?? 0) / 100).toFixed(2));
    const top = Math.max(1, ...sums.map(Number));
    return [
        '```mermaid',
        // The colour of GitHub's links: Mermaid's own is nearly white in a light theme.
        `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#0969da"}}}}%%`,
        'xychart-beta',
        `  title "Charged to the workspace, ${currency}"`,
        `  x-axis [${names.join(', ')}]`,
        `  y-axis "${currency}" 0 --> ${Math.ceil(top * 1.1)}`,
        `  bar [${sums.join(', ')}]`,
        '```',
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/study-page.js



/**
 * Makes a study's page out of its file, which only grows: what was folded for the page before is
 * carried on.
 */
class StudyPages {
    #runsUrl;
    #known = new Map();
    /** @param runsUrl where the runs of the workflow's repository are, without a slash at its end */
    constructor(runsUrl) {
        this.#runsUrl = runsUrl;
    }
    /**
     * Null where the file cannot be folded: a page is for people, and never keeps a line from being
     * written.
     */
    render(study, text) {
        try {
            const known = (this.#known.get(study) ?? GrowingLedger.empty).grow(text, study);
            this.#known.set(study, known);
            return renderLedgerPage(study, known.ledger, this.#runsUrl);
        }
        catch (error) {
            if (error instanceof ActionError)
                return null;
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/adapters/ledger/known-ledger.js
/**
 * What this process knows the ledger to hold. A ledger only grows, so a look that shows less is
 * either late or the ledger of somebody who deleted it; it is never a fresh start.
 */
class KnownLedger {
    #texts = new Map();
    /** The head at which this process last knew a study's file, and what the file was there. */
    #positions = new Map();
    #hasBranch = false;
    /** Keeps the longest text of the study. */
    learnText(study, text) {
        if (text.length > (this.#texts.get(study)?.length ?? 0))
            this.#texts.set(study, text);
    }
    /** What a look has shown. */
    learnRead(study, head, text) {
        this.learnText(study, text);
        this.#positions.set(study, { head, text });
    }
    /**
     * A commit of ours on the head `on`: it leaves every other file as it was there, and says nothing
     * of files at other heads.
     */
    learnLanded(study, on, head, text) {
        for (const [other, position] of this.#positions)
            if (position.head === on)
                this.#positions.set(other, { ...position, head });
        this.learnRead(study, head, text);
    }
    /**
     * The newest head at which the study's file is known, and what it was there. A head that came
     * with an append to another study is none: somebody may have written to this file before it.
     */
    positionOf(study) {
        return this.#positions.get(study) ?? null;
    }
    /** From now on a look without the branch is not to be believed. */
    learnBranch() {
        this.#hasBranch = true;
    }
    /** What is missing in a look, for people; null where nothing is. */
    missingIn(look) {
        if (look.head === null && this.#hasBranch)
            return 'the ledger branch was there when this run looked before, and is gone';
        for (const [study, text] of look.texts) {
            const known = this.#texts.get(study) ?? '';
            if (!text.startsWith(known))
                return `the file of study ${study} no longer begins with the ${known.split('\n').length - 1} lines that this run has seen`;
        }
        return null;
    }
}

;// CONCATENATED MODULE: ./build/adapters/branch-ledger/branch-ledger.js









/** For a question beside others, which may not keep everybody waiting. */
const triesOfOthers = 2;
const publicLedger = 'The ledger is in a public repository. It holds no ids, but whoever has a list of ids can test them against it. Keep it in a private one with `ledger-repository` (docs/privacy.md).';
/**
 * The ledger on a git branch, through GitHub's API alone: the work tree of a re-run is as old as
 * its first attempt.
 */
function connectBranchLedger(address) {
    const { github, home, repository, clock, timeoutMs, signals } = address;
    const folder = address.folder.replace(/^\/+|\/+$/g, '');
    const place = { repository, branch: address.branch, folder };
    const known = new KnownLedger();
    const { random } = address;
    const serverUrl = address.serverUrl.href.replace(/\/$/, '');
    const pages = new StudyPages(`${serverUrl}/${home.repository}/actions/runs`);
    const files = new EncodedFiles();
    const record = signals.record;
    const desk = { github, place, clock, random, known, pages, files, timeoutMs, record };
    const patience = { signal: signals.now, timeoutMs, tries: readTries };
    return {
        rules: { bonusesPerStudy: null, reRunsClaim: true },
        past: { kind: 'known', value: connectPast(github, place, pages, patience, address.serverUrl) },
        async read(studies, { evenCancelled = false } = {}) {
            const signal = evenCancelled ? signals.record : signals.now;
            const look = await lookUntilGrown(desk, studies, home.riderTo(repository), signal);
            return {
                texts: look.texts,
                warnings: look.isPublic ? [publicLedger] : [],
                protection: look.protection,
                githubNow: look.date,
            };
        },
        append: (study, base, events, subject) => appendEvents(desk, study, base, events, subject),
        // The compare-and-swap that wrote the claim has decided.
        askToPay: (_study, _claim, sentAt) => Promise.resolve({ kind: 'granted', since: sentAt }),
        readOthers: (studies) => readOtherStudies(github, place, studies, { ...patience, tries: triesOfOthers }),
        readLosses: () => Promise.resolve([]),
        async readDates(study, eventIds) {
            if (eventIds.length === 0)
                return new Map();
            const position = known.positionOf(study);
            return readEventDates(github, repository, position, look_at_branch_pathOf(place, study), eventIds, patience);
        },
        url(study) {
            const path = [repository, 'blob', address.branch, look_at_branch_pathOf(place, study)].join('/');
            return `${serverUrl}/${encodeURI(path)}`;
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/github/merged-previews.js






/**
 * The preview is one of a pull request's first comments, and a commit has one or two pull requests:
 * what is beyond that is not looked through, and counts as no preview.
 */
const previewsQuery = graphqlDocument(`query Previews($owner: String!, $name: String!, $sha: GitObjectID!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
        associatedPullRequests(first: 10) {
          nodes {
            number
            title
            merged
            baseRefName
            reviews(first: 20, states: [APPROVED]) { nodes { author { __typename login } } }
            comments(first: 100) { nodes { body author { __typename login } } }
          }
        }
      }
    }
  }
}`);
/** Null is an account that is gone. */
const author = nullable(object({ __typename: string(), login: string() }));
const merged_previews_comment = object({ body: string(), author });
const review = object({ author });
const pullRequest = object({
    number: number(),
    title: string(),
    merged: dist_boolean(),
    baseRefName: string(),
    reviews: nullish(object({ nodes: nullish(array(nullable(review)), []) })),
    comments: object({ nodes: nullish(array(nullable(merged_previews_comment)), []) }),
});
const merged_previews_answerShape = object({
    viewer: object({ login: string() }),
    repository: nullable(object({
        // GitHub does not know the commit, or it is none.
        object: nullable(object({
            associatedPullRequests: nullish(object({ nodes: nullish(array(nullable(pullRequest)), []) })),
        })),
    })),
});
/**
 * Asks which merged pull requests brought a commit to a branch, and what this token's own previews
 * on them show. Throws `LEDGER_FORBIDDEN` where the token may not read pull requests.
 *
 * @param repository `owner/name`
 * @param branch its full name, `refs/heads/main`
 */
async function readMergedPreviews(github, repository, { sha, branch }, patience) {
    const answer = await github.graphql(previewsQuery, { ...ownerAndName(repository), sha }, patience);
    const wanted = { repository, access: 'read' };
    if (answer.kind !== 'value')
        throw refusals_stopFor(answer, wanted);
    const { viewer, repository: found } = refusals_expectShape(merged_previews_answerShape, answer.value);
    if (found === null)
        throw refusals_stopFor(repositoryMissing, wanted);
    const merged = (found.object?.associatedPullRequests?.nodes ?? []).flatMap((one) => one !== null && one.merged && `refs/heads/${one.baseRefName}` === branch ? [one] : []);
    const digests = merged.flatMap(({ comments }) => comments.nodes.flatMap((one) => {
        const isOwn = one !== null && isOwnAccount(viewer.login, authorOf(one));
        const digest = isOwn ? readPreviewMark(one.body) : null;
        return digest === null ? [] : [digest];
    }));
    const pullRequests = merged.map(({ number, title, reviews }) => {
        const logins = (reviews?.nodes ?? []).flatMap((one) => one?.author?.login ?? []);
        return { number, title, approvedBy: [...new Set(logins)] };
    });
    return { pullRequests, digests: new Set(digests) };
}
/** REST calls the kind of an account its type. */
function authorOf({ author }) {
    return author === null ? null : { login: author.login, type: author.__typename };
}

;// CONCATENATED MODULE: ./build/adapters/github/home.js





/**
 * The run's own repository. It asks in a query of its own, unless somebody who asks that repository
 * anyway takes it along.
 */
class GitHubHome {
    #github;
    /** `owner/name` */
    repository;
    #patience;
    #next = null;
    constructor(github, repository, patience) {
        this.#github = github;
        this.repository = repository;
        this.#patience = patience;
    }
    prepare(question) {
        let answer = null;
        this.#next = {
            fields: homeFields(question),
            variables: homeVariables(question),
            take: (repository) => {
                answer = homeOf(question, repository);
            },
        };
        return async () => {
            answer ??= await readHome(this.#github, this.repository, question, this.#patience);
            return answer;
        };
    }
    readPreviews(sha, branch) {
        return readMergedPreviews(this.#github, this.repository, { sha, branch }, this.#patience);
    }
    /**
     * The question that was prepared last, for a query of this repository; null for any other
     * repository, and where there is none.
     *
     * @param repository `owner/name`
     */
    riderTo(repository) {
        return repository.toLowerCase() === this.repository.toLowerCase() ? this.#next : null;
    }
}
/** Fields of the repository for the question, with the variables of `homeVariables`. */
function homeFields(question) {
    const files = question.paths.map((_, at) => `csv${at}: file(path: $csv${at}) { object { oid } }`);
    const tip = `tip: ref(qualifiedName: $tip) {
      target { __typename oid ${selectionOn('Commit', files)} }
    }`;
    return `defaultBranchRef { name } ${question.ref === null ? '' : tip}`;
}
function homeVariables({ ref, paths }) {
    if (ref === null)
        return {};
    return { tip: ref, ...Object.fromEntries(paths.map((path, at) => [`csv${at}`, path])) };
}
const tipShape = nullable(object({ target: looseObject({ oid: string() }) }));
const csvShape = nullable(object({ object: nullable(object({ oid: string() })) }));
const homeShape = looseObject({ defaultBranchRef: nullable(object({ name: string() })) });
/** The answer from the repository's fields. */
function homeOf(question, repository) {
    const fields = refusals_expectShape(homeShape, repository);
    const tip = question.ref === null ? null : refusals_expectShape(tipShape, fields['tip']);
    return {
        defaultBranch: fields.defaultBranchRef?.name ?? null,
        tip: tip === null
            ? null
            : new Map(question.paths.map((path, at) => {
                const file = refusals_expectShape(csvShape, tip.target[`csv${at}`]);
                return [path, file?.object?.oid ?? null];
            })),
    };
}
/**
 * Asks in a query of its own. Throws `LEDGER_FORBIDDEN` where the token may not read the
 * repository.
 */
async function readHome(github, repository, question, patience) {
    const variables = { ...ownerAndName(repository), ...homeVariables(question) };
    const declared = Object.keys(variables).map((variable) => `$${variable}: String!`);
    const query = graphqlDocument(`query Home(${declared.join(', ')}) {
  repository(owner: $owner, name: $name) { ${homeFields(question)} }
}`);
    const answer = await github.graphql(query, variables, patience);
    const wanted = { repository, access: 'read' };
    if (answer.kind !== 'value')
        throw refusals_stopFor(answer, wanted);
    const shape = object({ repository: nullable(unknown()) });
    const found = refusals_expectShape(shape, answer.value).repository;
    if (found === null || found === undefined)
        throw refusals_stopFor(repositoryMissing, wanted);
    return homeOf(question, found);
}

;// CONCATENATED MODULE: ./build/adapters/http/turns.js
/**
 * Lets at most that many go on at the same time. The others wait, in the order in which they came.
 */
class Turns {
    #free;
    #waiting = [];
    constructor(atMost) {
        this.#free = atMost;
    }
    async take(work) {
        if (this.#free > 0)
            this.#free -= 1;
        else {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        }
    }
}

;// CONCATENATED MODULE: ./build/adapters/prolific/errors-said.js



/** The longest text of others that a message of ours repeats, in characters. */
const errors_said_longestReason = 500;
/** No regular expression sees more characters of what others sent. */
const longestSeen = 20_000;
/** So much before a cut may be a piece of an id, which no longer looks like one. */
const longestPiece = 24;
/** How deep `detail` is read; Prolific nests a list in a map. */
const deepestDetail = 4;
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * Whether a body is Prolific's own "no" (Prolific: Errors): an object `error` that has `status` or
 * `detail`. A gateway or a proxy in between does not speak like that.
 */
function isProlificError(body) {
    const json = json_parseJson(body);
    if (!isObject(json) || !isObject(json['error']))
        return false;
    const { status, detail } = json['error'];
    return (status ?? detail ?? null) !== null;
}
/**
 * One line that says why, out of any of the forms in which errors come: wrapped in `error`, bare,
 * `{message, detail}`, a list, HTML or plain text. Ids masked, the token taken out, bounded.
 */
function reasonIn(body, discretion) {
    const json = json_parseJson(body);
    const said = json === undefined ? textOfPage(mask(body, discretion)) : textOfError(json);
    return discreet(said, discretion) || 'it gave no reason';
}
/**
 * Foreign text on one line and bounded, without ids and token. Masked before it is cut, so that no
 * piece of an id stays.
 */
function discreet(text, discretion) {
    const line = mask(text, discretion).replace(/\s+/g, ' ').trim();
    return line.length <= errors_said_longestReason ? line : `${line.slice(0, errors_said_longestReason)}\u2026`;
}
/** The beginning of a foreign text, without ids and token, nor a piece of one at its end. */
function mask(text, { token, showIds, lineOf }) {
    const seen = text.slice(0, longestSeen);
    const tokenless = token === '' ? seen : seen.replaceAll(token, '***');
    const masked = showIds ? tokenless : maskIdsIn(tokenless, lineOf);
    return seen === text ? masked : masked.slice(0, -Math.max(longestPiece, token.length));
}
function textOfPage(text) {
    // A tag ends before the next one begins, so that a text of nothing but `<` is read once, not once
    // for each of them.
    const title = /<title[^<>]*>([^<]*)</i.exec(text)?.[1]?.trim();
    return title === undefined || title === '' ? text.replace(/<[^<>]*>/g, ' ') : title;
}
function textOfError(json) {
    const inner = isObject(json) && json['error'] !== undefined ? json['error'] : json;
    if (!isObject(inner))
        return errors_said_flatten(inner, 0);
    const named = ['title', 'message', 'detail', 'additional_information']
        .map((field) => errors_said_flatten(inner[field], 0))
        // A path on a server of theirs tells a reader nothing.
        .filter((part) => part !== '' && !part.startsWith('/'));
    // Without a field that we know, the whole object says more than nothing.
    return named.length > 0 ? [...new Set(named)].join(': ') : errors_said_flatten(inner, 0);
}
function errors_said_flatten(value, depth) {
    if (value === null || value === undefined || depth > deepestDetail)
        return '';
    if (Array.isArray(value))
        return joined(value.map((item) => errors_said_flatten(item, depth + 1)));
    if (isObject(value)) {
        const parts = Object.entries(value).map(([field, item]) => {
            const text = errors_said_flatten(item, depth + 1);
            return text === '' ? '' : `${field}: ${text}`;
        });
        return joined(parts);
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function joined(parts) {
    return parts.filter((part) => part !== '').join('; ');
}
/** Prolific answered, and the answer is not what its documentation says. */
function shapeError(endpoint, what, discretion) {
    return new ActionError('PROLIFIC_UNEXPECTED', `Prolific answered in a shape that this action does not know (${endpoint}): ${discreet(what, discretion)}.`, 'Check `api-url`, and run again later. If it stays, Prolific has changed its API: please report it.');
}

;// CONCATENATED MODULE: ./build/adapters/prolific/answers.js





// What Prolific sends, turned into our words. Unknown fields are let be; a known one in another
// shape is an error that names it.
/** Minor units as a double. */
const amountShape = pipe(number(), finite());
/** Three letters; of anything longer only as much is kept as shows what it was. */
const currencyShape = pipe(string(), nonEmpty(), toUpperCase(), transform((code) => code.slice(0, 40)));
/**
 * Fees and tax of one part of a cost are for people to read: in a shape that is not known they are
 * left out, and no error.
 */
const chargedShape = union([
    pipe(looseObject({
        rewards: looseObject({ amount: amountShape }),
        fees: looseObject({ amount: amountShape }),
        tax: looseObject({ amount: amountShape }),
    }), transform(({ rewards, fees, tax }) => ({
        paid: rewards.amount,
        fees: fees.amount,
        vat: tax.amount,
    }))),
    pipe(unknown(), transform(() => null)),
]);
const ratesShape = pipe(looseObject({ bonuses: chargedShape, rewards: optional(chargedShape) }), transform(({ bonuses, rewards }) => ratesOf([bonuses, rewards ?? null])));
/**
 * Prolific: Show study cost. `rewards` inside `bonuses` are the bonuses themselves, without fees
 * and tax.
 */
const costShape = pipe(looseObject({
    bonuses: looseObject({
        rewards: looseObject({ amount: amountShape, currency: currencyShape }),
    }),
}), transform((answer) => ({
    currency: answer.bonuses.rewards.currency,
    bonuses: answer.bonuses.rewards.amount,
    rates: parse(ratesShape, answer),
})));
/** Prolific: Retrieve a study. */
const nameShape = pipe(looseObject({ name: string() }), transform(({ name }) => (name.trim() === '' ? null : name.trim())));
/** Prolific: Get the balance of a workspace. */
const balanceShape = pipe(looseObject({ currency_code: currencyShape, available_balance: amountShape }), transform((answer) => ({
    currency: answer.currency_code,
    available: answer.available_balance,
})));
const bulkIdShape = pipe(string(), rawTransform(({ dataset, addIssue, NEVER }) => {
    const bulk = parseBulkId(dataset.value);
    if (bulk !== null)
        return bulk;
    addIssue({ message: 'not an id' });
    return NEVER;
}));
const maybeAmountShape = nullish(amountShape, null);
/** Prolific: Set up bonuses. Only `id` and `total_amount` always come. */
const setUpShape = pipe(looseObject({
    id: bulkIdShape,
    study: nullish(string(), null),
    amount: maybeAmountShape,
    fees: maybeAmountShape,
    vat: maybeAmountShape,
    total_amount: amountShape,
}), transform(({ id, study, amount, fees, vat, total_amount: total }) => ({
    bulk: id,
    study,
    amount,
    fees,
    vat,
    total,
})));
/**
 * Whether the answer to a set-up names a bulk payment. A body that is no object is another matter:
 * `readShape` says so.
 */
function hasBulkId(body) {
    const json = json_parseJson(body);
    if (typeof json !== 'object' || json === null || Array.isArray(json))
        return true;
    return 'id' in json && typeof json.id === 'string' && parseBulkId(json.id) !== null;
}
/**
 * The body of an answer in our words. Throws `PROLIFIC_UNEXPECTED`, with endpoint and field, where
 * it has another shape.
 */
function readShape(shape, body, endpoint, discretion) {
    const json = json_parseJson(body);
    if (json === undefined)
        throw shapeError(endpoint, 'the body is no JSON', discretion);
    const result = safeParse(shape, json);
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const field = getDotPath(issue);
    const where = field === null ? 'the whole body' : `field \`${field}\``;
    throw shapeError(endpoint, `${where}: ${issue.message}`, discretion);
}

;// CONCATENATED MODULE: ./build/adapters/prolific/requests.js





/** How often a request that moves no money is sent at most. */
const requests_triesOfRead = 3;
/** How many requests that move no money are under way at the same time, of all that a run asks. */
const requests_sideBySideAtMost = 4;
/** The address of a path such as `api/v1/submissions/` below the API's own. */
function addressOf(connection, path) {
    const { origin, pathname } = connection.apiUrl;
    return new URL(path, `${origin}${pathname.replace(/\/*$/, '/')}`);
}
/** @param method of a request; one without a body does not say what its body is */
function headersOf(connection, method) {
    return {
        accept: 'application/json',
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        authorization: `Token ${connection.token}`,
        'user-agent': 'pay-prolific-bonuses',
    };
}
/**
 * Waits for its turn, and asks until there is an answer, `tries` times at most. Throws
 * `PROLIFIC_UNREACHABLE` where there is none; any status is an answer.
 */
async function requests_ask(connection, call, tries = requests_triesOfRead) {
    try {
        const request = {
            method: call.method,
            url: call.url,
            headers: headersOf(connection, call.method),
            ...(call.body === undefined ? {} : { body: call.body }),
            timeoutMs: connection.timeoutMs,
            signal: connection.signals.now,
        };
        const retries = { tries, sleep: connection.sleep };
        return await connection.turns.take(() => sendWithRetries(request, retries));
    }
    catch (failure) {
        if (!(failure instanceof HttpFailure))
            throw failure;
        const why = discreet(failure.reason, connection);
        const isCancelled = connection.signals.now.aborted;
        throw new ActionError('PROLIFIC_UNREACHABLE', isCancelled
            ? `The run was cancelled while it asked Prolific (${call.endpoint}).`
            : `Prolific could not be reached (${call.endpoint}), after ${tries} tries: ${why}.`, isCancelled
            ? 'Run the workflow again when you want to go on.'
            : "Look at https://status.prolific.com, at the runner's network and at `api-url`, and run the workflow again.", failure);
    }
}
/** A status with what Prolific's documentation blames for it, where that helps. */
function renderStatus(status) {
    if (status === 429)
        return 'status 429 (which Prolific blames on other payments in the same workspace at that moment)';
    return status >= 300 && status < 400
        ? `status ${status}, a redirect, which is not followed`
        : `status ${status}`;
}
/**
 * When it was answered, by the server's own clock (RFC 9110, 6.6.1: `Date`); null where it does not
 * say.
 */
function requests_dateOf({ headers }) {
    const ms = Date.parse(headers.date ?? '');
    return Number.isNaN(ms) ? null : new Date(ms);
}
/** The body of an answer with a status of 2xx; throws what the contract says for any other. */
function bodyOf(connection, call, answer) {
    const { status } = answer;
    if (status >= 200 && status < 300)
        return answer.text;
    const what = `${call.endpoint}, ${renderStatus(status)}`;
    const reason = reasonIn(answer.text, connection);
    if (status === 401 || status === 403) {
        throw new ActionError('TOKEN_INVALID', `Prolific does not let this token in (${what}): ${endSentence(reason)}`, 'Check that `prolific-token` is a whole and current API token, of somebody who has access to the workspace of this study.');
    }
    if (status >= 400 && status < 500 && status !== 429) {
        throw new ActionError('PROLIFIC_REFUSED', `Prolific refused (${what}): ${endSentence(reason)}`, status === 404
            ? "Check the study id, the workspace id and the ids of the CSV, and that the token's owner can see them in Prolific."
            : 'Fix what Prolific names, and run the workflow again.');
    }
    const isRedirect = status >= 300 && status < 400;
    throw new ActionError('PROLIFIC_UNREACHABLE', isRedirect
        ? `Prolific sent this request elsewhere (${what}).`
        : `Prolific cannot answer at the moment (${what}, after ${requests_triesOfRead} tries): ${endSentence(reason)}`, isRedirect
        ? 'Check `api-url`: it must be the address that answers itself.'
        : status === 429
            ? 'Run the workflow again when no other payment of the workspace is under way; pay one study after another.'
            : 'Look at https://status.prolific.com, and run the workflow again later.');
}

;// CONCATENATED MODULE: ./build/adapters/prolific/pay-request.js



/** How long the body of an accepted payment is waited for; its content does not matter. */
const courtesyMs = 500;
/** How long the words of an answer that decides nothing are waited for. */
const wordsMs = 2_000;
/** The answers by which Prolific says that it did not pay, if it is Prolific that speaks. */
const pay_request_refusals = new Set([400, 401, 403, 404]);
/**
 * Asks Prolific to pay everybody of one bulk payment: one request, on a connection of its own,
 * whatever comes back. Each further request would pay everybody again (Prolific: Pay bonuses), so
 * what is not known stays unknown.
 *
 * @param fresh opened for this request, while the claim was under way; the request uses it up
 * @param mayLeave asked once more when the connection is open: false, and nothing is sent
 */
async function payBulk(connection, bulk, fresh, mayLeave) {
    if (connection.signals.now.aborted) {
        return { kind: 'refused', status: null, reason: 'the run was cancelled before it was sent' };
    }
    try {
        // `send` with `fresh` shares no connection, follows no redirect and tries nothing twice. It
        // does not stop with the run, but 4 seconds later.
        const answer = await send({
            method: 'POST',
            url: addressOf(connection, `api/v1/bulk-bonus-payments/${bulk}/pay/`),
            headers: headersOf(connection, 'POST'),
            body: '{}',
            timeoutMs: connection.timeoutMs,
            signal: connection.signals.pay,
            fresh,
            mayLeave,
        });
        return await outcomeOf(connection, answer);
    }
    catch (failure) {
        if (!(failure instanceof HttpFailure))
            throw failure;
        const reason = discreet(failure.reason, connection);
        return failure.written
            ? { kind: 'unknown', reason }
            : { kind: 'refused', status: null, reason };
    }
}
async function outcomeOf(connection, answer) {
    const { status } = answer;
    if (status >= 200 && status < 300) {
        // The status line has said all. The end is waited for a moment, so that nobody on the way sees
        // a connection broken off.
        await readWithin(answer, courtesyMs);
        return { kind: 'accepted', status };
    }
    // Only a refusal's words decide, and are waited for as long as the request may take.
    const waitMs = pay_request_refusals.has(status) ? connection.timeoutMs : wordsMs;
    const body = await readWithin(answer, waitMs);
    if (body instanceof HttpFailure)
        return {
            kind: 'unknown',
            reason: `Prolific answered with ${renderStatus(status)}, and no more: ${discreet(body.reason, connection)}`,
        };
    const reason = reasonIn(body, connection);
    if (pay_request_refusals.has(status) && isProlificError(body))
        return { kind: 'refused', status, reason };
    const whose = pay_request_refusals.has(status) ? ", not in Prolific's own words" : '';
    return {
        kind: 'unknown',
        reason: `Prolific answered with ${renderStatus(status)}${whose}: ${reason}`,
    };
}
/** Reads the whole body, or says why not; after `ms` milliseconds the connection is let go. */
async function readWithin(answer, ms) {
    const timer = setTimeout(() => {
        answer.drop();
    }, ms);
    try {
        return await answer.readText();
    }
    catch (failure) {
        if (failure instanceof HttpFailure)
            return failure;
        throw failure;
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/adapters/prolific/submission-shapes.js



const fields = {
    id: string(),
    // The list calls it `participant_id`, the submission itself `participant`.
    participant: nullish(string()),
    participant_id: nullish(string()),
    // The filters of the same API write `SCREENED_OUT`.
    status: pipe(string(), transform((text) => text.toUpperCase().replaceAll('_', ' '))),
    completed_at: optional(unknown()),
};
const rowShape = pipe(
// Undocumented here: used where it is an array of numbers, else not known.
looseObject({
    ...fields,
    bonus_payments: fallback(nullish(array(amountShape), null), null),
}), rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    if (value.participant === undefined && value.participant_id === undefined) {
        addIssue({ message: 'no `participant_id`' });
        return NEVER;
    }
    const participant = participantOf(value);
    if (participant === null)
        return { id: value.id, submission: null };
    const id = parsePersonalId(value.id);
    if (id === null) {
        // Skipping it would hide what this participant has received.
        addIssue({ message: '`id` is not 24 hex characters' });
        return NEVER;
    }
    return { id, submission: submissionOf(id, participant, value) };
}));
/**
 * Prolific: Retrieve a submission. `bonus_payments` may be null or left out where nothing was paid.
 */
const submissionShape = pipe(looseObject({ ...fields, bonus_payments: nullish(array(amountShape), []) }), rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const participant = participantOf(value);
    const id = parsePersonalId(value.id);
    if (id !== null && participant !== null)
        return submissionOf(id, participant, value);
    addIssue({ message: `\`${id === null ? 'id' : 'participant'}\` is not 24 hex characters` });
    return NEVER;
}));
/**
 * Prolific: List submissions. `_links` and `meta` are undocumented: used where they look as they
 * have been seen.
 */
const submission_shapes_pageShape = pipe(looseObject({
    results: array(rowShape),
    _links: fallback(looseObject({ next: looseObject({ href: string() }) }), {
        next: { href: '' },
    }),
    meta: fallback(looseObject({ count: nullable(pipe(number(), safeInteger())) }), {
        count: null,
    }),
}), transform(({ results, _links: { next }, meta: { count } }) => ({
    rows: results,
    next: next.href === '' ? null : next.href,
    count,
})));
function participantOf(value) {
    return parsePersonalId(value.participant ?? value.participant_id ?? '');
}
function submissionOf(id, participant, value) {
    return {
        id,
        participant,
        status: value.status,
        completedAt: parseTime(value.completed_at),
        received: value.bonus_payments,
    };
}
/**
 * Null for what is no time, which counts as "not known when". A time without an offset is in UTC
 * (Prolific: Retrieve a submission).
 */
function parseTime(value) {
    if (typeof value !== 'string')
        return null;
    const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value);
    const time = new Date(hasOffset ? value : `${value}Z`);
    return Number.isNaN(time.getTime()) ? null : time;
}

;// CONCATENATED MODULE: ./build/adapters/prolific/read-answer.js


/**
 * What Prolific answers to a GET, in our words, and when, by its own clock. Throws what the port
 * says.
 */
async function readAnswer(connection, { path, endpoint, shape }, tries) {
    const call = { method: 'GET', url: addressOf(connection, path), endpoint };
    const answer = await requests_ask(connection, call, tries);
    const body = bodyOf(connection, call, answer);
    return { value: readShape(shape, body, endpoint, connection), readAt: requests_dateOf(answer) };
}

;// CONCATENATED MODULE: ./build/adapters/prolific/pages-ahead.js

/** Asks for the pages of one list, also before it is their turn. Each address is asked for once. */
class PagesAhead {
    #pages;
    #underway = new Map();
    #last = 1;
    constructor(pages) {
        this.#pages = pages;
    }
    /** Counts on pages as long as the first one, if the second one is where their numbers say. */
    expect(rows, rowsOfFirst, second) {
        if (rows === null || keyOf(second) !== keyOf(this.#pages.addressOf(2)))
            return;
        this.#last = Math.min(Math.ceil(rows / rowsOfFirst), this.#pages.atMost);
    }
    /** The page at this address, which is the n-th; the next ones are asked for meanwhile. */
    async read(url, nth) {
        const page = this.#ask(url, nth === 1);
        const last = Math.min(nth + requests_sideBySideAtMost - 1, this.#last);
        for (let next = nth + 1; next <= last; next += 1)
            void this.#ask(this.#pages.addressOf(next), false);
        return await page;
    }
    /** Nothing is left running behind an error. */
    async ended() {
        await Promise.allSettled(this.#underway.values());
    }
    #ask(url, isFirst) {
        const known = this.#underway.get(keyOf(url));
        if (known !== undefined)
            return known;
        const asking = this.#pages.read(url, isFirst);
        // Whoever needs the page meets its failure; of one that nobody comes to need there is none.
        asking.catch(() => undefined);
        this.#underway.set(keyOf(url), asking);
        return asking;
    }
}
/** The same for two addresses that differ only in the order of what they ask. */
function keyOf({ origin, pathname, searchParams }) {
    const sorted = new URLSearchParams(searchParams);
    sorted.sort();
    return `${origin}${pathname}?${sorted.toString()}`;
}

;// CONCATENATED MODULE: ./build/adapters/prolific/submissions.js






/** How many submissions are asked for at once; Prolific may give fewer. */
const pageSize = 1_000;
/** The most pages of one reading: 40,000 submissions at Prolific's usual 20 a page. */
const mostPages = 2_000;
/** How often the whole list is read while it changes. */
const mostReadings = 5;
const path = 'api/v1/submissions/';
const endpoint = `GET /${path}`;
/**
 * All submissions of a study, each once. People submit while the pages are read, which moves others
 * from one page to the next, so the list is read again until nobody can have been missed. Throws
 * `PROLIFIC_UNREACHABLE` where it never comes to that.
 */
async function listSubmissions(connection, study) {
    const all = new Map();
    let readAt = null;
    for (let nth = 1; nth <= mostReadings; nth += 1) {
        const known = all.size;
        const reading = await submissions_readPages(connection, study);
        if (nth === 1)
            readAt = reading.startedAt;
        for (const [id, row] of reading.rows)
            all.set(id, row);
        const hasGrown = all.size > known;
        if (isWhole(reading, { isFirst: nth === 1, isLast: nth === mostReadings, hasGrown })) {
            const submissions = [...all.values()].flatMap(({ submission }) => submission ?? []);
            return { submissions, readAt };
        }
    }
    throw new ActionError('PROLIFIC_UNREACHABLE', `Prolific's list of submissions (${endpoint}) did not come whole in ${mostReadings} readings: ${showCount(all.size)} were seen.`, 'Run the workflow again, at a time when fewer people take part in the study.');
}
function isWhole(reading, { isFirst, isLast, hasGrown }) {
    const { rows, firstCount, lastCount } = reading;
    if (lastCount !== null) {
        if (rows.size >= lastCount && !reading.isShifted && firstCount === lastCount)
            return true;
        // Those who came during the last reading need not be in it; all who were there before must.
        return isLast && rows.size >= (firstCount ?? lastCount);
    }
    // Without a count, one page cannot shift against another, and several must be the same twice.
    return reading.pages === 1 || (!isFirst && !hasGrown);
}
/**
 * Reads page by page; where the first one says how many there are, the next ones are under way
 * meanwhile.
 */
async function submissions_readPages(connection, study) {
    const ahead = new PagesAhead({
        addressOf: (nth) => numberedPage(connection, study, nth),
        read: (url, isFirst) => submissions_readPage(connection, url, isFirst),
        atMost: mostPages,
    });
    try {
        return await followPages(connection, study, ahead);
    }
    finally {
        await ahead.ended();
    }
}
async function followPages(connection, study, ahead) {
    const rows = new Map();
    const asked = new Set();
    let isShifted = false;
    let firstCount = null;
    let lastCount = null;
    let startedAt = null;
    let url = numberedPage(connection, study, 1);
    for (let pages = 1; pages <= mostPages; pages += 1) {
        asked.add(url.href);
        const page = await ahead.read(url, pages);
        if (page === null)
            return { rows, pages, isShifted, firstCount, lastCount, startedAt };
        const known = rows.size;
        for (const row of page.rows)
            rows.set(row.id, row);
        const added = rows.size - known;
        if (pages === 1) {
            firstCount = page.count;
            startedAt = page.readAt;
        }
        // Pages that were asked for side by side may each be of another moment.
        isShifted ||= added < page.rows.length || page.count !== firstCount;
        lastCount = page.count;
        const linked = followable(page, url, asked);
        const isEnd = page.rows.length === 0 ||
            (linked === null && (added === 0 || (page.count !== null && rows.size >= page.count)));
        if (isEnd)
            return { rows, pages, isShifted, firstCount, lastCount, startedAt };
        url = linked ?? numberedPage(connection, study, pages + 1);
        if (pages === 1)
            ahead.expect(page.count, page.rows.length, url);
    }
    throw new ActionError('PROLIFIC_UNREACHABLE', `Prolific's list of submissions (${endpoint}) does not end: ${mostPages} pages were read.`, 'Please report it; a study of this size has not been met yet.');
}
function numberedPage(connection, study, page) {
    const url = addressOf(connection, path);
    url.search = new URLSearchParams({
        study,
        page: String(page),
        page_size: String(pageSize),
    }).toString();
    return url;
}
/** Null past the end, which is an empty page or 404. */
async function submissions_readPage(connection, url, isFirst) {
    const call = { method: 'GET', url, endpoint };
    const answer = await requests_ask(connection, call);
    if (answer.status === 404 && !isFirst)
        return null;
    const page = readShape(submission_shapes_pageShape, bodyOf(connection, call, answer), endpoint, connection);
    return { ...page, readAt: requests_dateOf(answer) };
}
/**
 * The link to the next page, if it leads to the list of the same study and is new: the token goes
 * nowhere else, nobody of another study is taken for one of this, and nothing goes in circles.
 */
function followable(page, from, asked) {
    if (page.next === null)
        return null;
    const next = URL.parse(page.next, from.href);
    if (next === null || next.origin !== from.origin || next.pathname !== from.pathname)
        return null;
    const study = from.searchParams.get('study');
    if (next.searchParams.getAll('study').join() !== study)
        return null;
    return asked.has(next.href) ? null : next;
}

;// CONCATENATED MODULE: ./build/adapters/prolific/prolific.js












/**
 * Prolific, by the seven calls that a bonus payment needs. Reads and set-ups end at once when
 * `signals.now` fires; they throw `PROLIFIC_UNREACHABLE` then. The token goes to `apiUrl` alone.
 */
function connectProlific(given) {
    const connection = { ...given, turns: new Turns(requests_sideBySideAtMost) };
    const sent = new Set();
    const open = () => openConnection(connection.apiUrl);
    let forPay = null;
    return {
        readCost: (study) => readCost(connection, study),
        readStudyName: (study) => readStudyName(connection, study),
        listSubmissions: (study) => listSubmissions(connection, study),
        readSubmission: (id) => readSubmission(connection, id),
        readBalance: (workspaceId) => readBalance(connection, workspaceId),
        setUpBulk: (study, lines) => setUpBulk(connection, study, lines),
        openForPay: () => {
            const opened = open();
            forPay = opened;
            return () => {
                opened.giveUp();
            };
        },
        payBulk: async (bulk, mayLeave) => {
            // The last line of defence against a mistake of ours: a second request would pay everybody
            // again.
            if (sent.has(bulk))
                throw new Error(`A pay request for ${bulk} was made before.`);
            sent.add(bulk);
            const fresh = forPay ?? open();
            forPay = null;
            try {
                return await payBulk(connection, bulk, fresh, mayLeave);
            }
            finally {
                fresh.giveUp();
            }
        },
    };
}
async function readCost(connection, study) {
    const { value, readAt } = await readAnswer(connection, {
        path: `api/v1/studies/${study}/cost/`,
        endpoint: 'GET /api/v1/studies/{id}/cost/',
        shape: costShape,
    });
    return { ...value, readAt };
}
/** No run waits longer for a name. */
const nameWithinMs = 5_000;
async function readStudyName(connection, study) {
    const timeoutMs = Math.min(connection.timeoutMs, nameWithinMs);
    try {
        const question = {
            path: `api/v1/studies/${study}/`,
            endpoint: 'GET /api/v1/studies/{id}/',
            shape: nameShape,
        };
        return (await readAnswer({ ...connection, timeoutMs }, question, 1)).value;
    }
    catch (error) {
        if (error instanceof ActionError)
            return null;
        throw error;
    }
}
async function readSubmission(connection, id) {
    const path = `api/v1/submissions/${id}/`;
    const endpoint = 'GET /api/v1/submissions/{id}/';
    const { value } = await readAnswer(connection, { path, endpoint, shape: submissionShape });
    if (value.id === id)
        return value;
    throw shapeError(endpoint, `field \`id\`: another submission, ${value.id}`, connection);
}
async function readBalance(connection, workspaceId) {
    // It becomes a part of a path, so it must not be `..` or the like.
    if (!/^[\w-]{1,64}$/.test(workspaceId)) {
        throw new ActionError('INPUT_INVALID', 'The input `workspace-id` is not an id of a workspace.', "Copy it from the address of the workspace's page in Prolific.");
    }
    const { value } = await readAnswer(connection, {
        path: `api/v1/workspaces/${workspaceId}/balance/`,
        endpoint: 'GET /api/v1/workspaces/{id}/balance/',
        shape: balanceShape,
    });
    return value;
}
/**
 * It moves no money, so a set-up of unknown fate is simply made again; what the first one made is
 * never paid.
 */
async function setUpBulk(connection, study, lines) {
    const url = addressOf(connection, 'api/v1/submissions/bonus-payments/');
    const endpoint = 'POST /api/v1/submissions/bonus-payments/';
    const csv = lines.map(({ id, amount }) => `${id},${formatCents(amount)}`).join('\n');
    const body = JSON.stringify({ study_id: study, csv_bonuses: csv });
    const call = { method: 'POST', url, endpoint, body };
    const answer = bodyOf(connection, call, await requests_ask(connection, call));
    if (!hasBulkId(answer))
        throw setUpMismatch('it has no id by which it could be paid');
    return readShape(setUpShape, answer, endpoint, connection);
}

;// CONCATENATED MODULE: ./build/adapters/artifact-ledger/protocol-desk.js
const usualWaits = { beforeLookMs: 30_000, betweenLooksMs: 5_000 };

;// CONCATENATED MODULE: ./build/adapters/artifacts/runtime-service.js



const longestTokenChars = 16_384;
const claims = object({ scp: string() });
/**
 * Reads what the runner gives to actions, and to no `run:` step (actions/toolkit:
 * packages/artifact). Never throws.
 */
function readRuntimeService(env) {
    if (isEnterpriseServer(env['GITHUB_SERVER_URL'] ?? 'https://github.com'))
        return runtime_service_none('GitHub Enterprise Server has no artifact service that a ledger can be kept in');
    const token = env['ACTIONS_RUNTIME_TOKEN'] ?? '';
    if (token === '')
        return runtime_service_none('The runner gave no `ACTIONS_RUNTIME_TOKEN`');
    const url = URL.parse(env['ACTIONS_RESULTS_URL'] ?? '');
    if (url === null)
        return runtime_service_none('The runner gave no `ACTIONS_RESULTS_URL` that is an address');
    if (!isPrivateAddress(url))
        return runtime_service_none('`ACTIONS_RESULTS_URL` is not https');
    const scope = parseScope(token);
    if (scope === null)
        return runtime_service_none('`ACTIONS_RUNTIME_TOKEN` does not say which run it is of (`Actions.Results`)');
    return { kind: 'service', service: { origin: new URL(url.origin), token, ...scope } };
}
/** As GitHub's own client decides it; a loopback address is a test server. */
function isEnterpriseServer(serverUrl) {
    const host = URL.parse(serverUrl)?.hostname.toLowerCase() ?? '';
    return !/^(?:github\.com|.+\.ghe\.com|(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}
function runtime_service_none(reason) {
    return { kind: 'none', reason };
}
/**
 * From a JWT whose `scp` holds `Actions.Results:<run>:<job>` among other scopes, parted by spaces.
 */
function parseScope(token) {
    const parts = token.slice(0, longestTokenChars).split('.');
    const payload = Buffer.from(parts[1] ?? '', 'base64url').toString('utf8');
    const parsed = safeParse(claims, json_parseJson(payload));
    if (parts.length !== 3 || !parsed.success)
        return null;
    for (const scope of parsed.output.scp.split(' ')) {
        const [, runBackendId, jobBackendId] = /^Actions\.Results:([^:]+):([^:]+)$/.exec(scope) ?? [];
        if (runBackendId !== undefined && jobBackendId !== undefined)
            return { runBackendId, jobBackendId };
    }
    return null;
}

;// CONCATENATED MODULE: ./build/adapters/runner/artifact-run.js




/**
 * Shortens the wait before the look, in a test that has its artifact service on this machine.
 * Anywhere else it would pay twice.
 */
const testWait = 'PROLIFIC_BONUSES_TEST_WAIT_MS';
/**
 * Reads what only the artifact ledger needs. Never throws.
 *
 * @param mayWrite whether the run may write to its ledger, and so needs a token to upload with
 */
function readArtifactRun(env, mayWrite) {
    const text = (name) => env[name]?.trim() ?? '';
    const runtime = readRuntimeService({ ...env });
    const repositoryId = text('GITHUB_REPOSITORY_ID');
    // `lab/study/.github/workflows/pay.yml@refs/heads/main`
    const workflowPath = /^[^/]+\/[^/]+\/(.+)@/.exec(text('GITHUB_WORKFLOW_REF'))?.[1] ?? '';
    const isLocal = runtime.kind === 'service' && artifact_run_isLoopback(runtime.service.origin);
    const waitMs = Number(text(testWait));
    return {
        repositoryId,
        workflowPath,
        runtime,
        waits: text(testWait) === '' || !isLocal
            ? usualWaits
            : { beforeLookMs: waitMs, betweenLooksMs: waitMs },
        obstacle: artifact_run_missing({ GITHUB_REPOSITORY_ID: repositoryId, GITHUB_WORKFLOW_REF: workflowPath }) ??
            (text(testWait) === '' || (isLocal && waitMs >= 0) ? null : wrongWait()) ??
            tooShort(text('GITHUB_RETENTION_DAYS')) ??
            (mayWrite && runtime.kind === 'none' ? noUploads(runtime.reason) : null),
    };
}
function artifact_run_isLoopback({ hostname }) {
    return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(hostname);
}
function artifact_run_missing(variables) {
    const [name] = Object.entries(variables).find(([, value]) => value === '') ?? [];
    if (name === undefined)
        return null;
    return new ActionError('INPUT_INVALID', `The runner's variable ${name} is missing, and \`ledger: artifact\` needs it.`, "GitHub's runner sets it for every step. On another runner, use `ledger: branch`.");
}
function wrongWait() {
    return new ActionError('INPUT_INVALID', `The variable ${testWait} is for tests whose artifact service is on this machine.`, 'Remove it: without the whole wait two runs could pay the same people.');
}
function tooShort(days) {
    if (Number(days) >= fewestRetentionDays)
        return null;
    return new ActionError('LEDGER_FORBIDDEN', `Artifacts of this repository are kept for ${days === '' ? 'nobody knows how many' : days} days, and a ledger needs ${fewestRetentionDays}: a run can be run again for 30.`, 'Raise it under Settings, Actions, General, "Artifact and log retention", or use `ledger: branch`.');
}
function noUploads(reason) {
    return new ActionError('LEDGER_FORBIDDEN', `This run cannot upload artifacts: ${reason}.`, 'The ledger can be kept as artifacts on github.com and ghe.com only. Use `ledger: branch` elsewhere.');
}

;// CONCATENATED MODULE: ./build/wiring.js










/**
 * Builds the real adapters of a run. Nothing is sent yet.
 *
 * @param lineOf where a person is in the files, once these are read
 */
function openPorts(inputs, workflow, cancellation, log, lineOf) {
    const clock = systemClock(() => cancellation.isCancelled(), cancellation.now);
    // Pauses between tries of writing an outcome outlast the signal; all others end with it.
    const ledgerClock = systemClock(() => cancellation.isCancelled(), cancellation.record);
    const timeoutMs = inputs.requestTimeoutMs;
    const { graphqlUrl, apiUrl, serverUrl, repository } = workflow;
    const token = inputs.githubToken;
    const sleep = (ms) => ledgerClock.sleep(ms);
    const github = connectGitHub({ graphqlUrl, apiUrl, token, sleep });
    const ledgerGithub = inputs.ledgerToken === token
        ? github
        : connectGitHub({ graphqlUrl, apiUrl, token: inputs.ledgerToken, sleep });
    const patience = { signal: cancellation.now, timeoutMs, tries: 3 };
    const home = new GitHubHome(github, repository, patience);
    return {
        home,
        clock,
        log,
        newId: external_node_crypto_namespaceObject.randomUUID,
        prolific: connectProlific({
            apiUrl: inputs.apiUrl,
            // A plan without a token asks Prolific nothing.
            token: inputs.prolificToken ?? '',
            showIds: inputs.showIds,
            lineOf,
            timeoutMs,
            sleep: (ms) => clock.sleep(ms),
            signals: cancellation,
        }),
        ledger: inputs.ledger === 'artifact'
            ? openArtifacts(inputs, workflow, cancellation, { home, clock })
            : connectBranchLedger({
                github: ledgerGithub,
                serverUrl,
                repository: inputs.ledgerRepository ?? repository,
                home,
                branch: inputs.ledgerBranch,
                folder: inputs.ledgerPath,
                clock: ledgerClock,
                random: () => Math.random(),
                timeoutMs,
                signals: cancellation,
            }),
    };
}
function openArtifacts(inputs, workflow, cancellation, { home, clock }) {
    const { apiUrl, serverUrl, repository, event, name } = workflow;
    const mayWrite = inputs.mode !== 'plan' && modeOf(event) === 'pay';
    const { runtime, ...run } = readArtifactRun(process.env, mayWrite);
    const askHome = home.prepare({ ref: null, paths: [] });
    return connectArtifactLedger({
        store: connectArtifacts({
            apiUrl,
            token: inputs.githubToken,
            repository,
            runtime,
            timeoutMs: inputs.requestTimeoutMs,
            sleep: sleepUntilWoken,
        }),
        clock,
        sleep: sleepUntilWoken,
        me: { ...run, runId: name.id, attempt: name.attempt, event },
        defaultBranch: async () => event.defaultBranch ?? (await askHome()).defaultBranch,
        random: () => Math.random(),
        waits: run.waits,
        signals: cancellation,
        mayWrite,
        obstacle: run.obstacle,
        actionsUrl: `${serverUrl.href.replace(/\/$/, '')}/${repository}/actions`,
    });
}

;// CONCATENATED MODULE: ./build/main.js





















/** One run of the action. The exit code says failure from the start, until success is known. */
async function main() {
    assumeFailure();
    process.once('uncaughtException', crash);
    const cancellation = watchCancellation(process);
    const log = openActionsLog();
    try {
        const { workflow, findings } = readWorkflowRun(process.env, await readEvent());
        const read = readInputs(workflow.event);
        if (findings.length > 0)
            await publishInvalidRunner(findings, read, workflow, log);
        else if ('findings' in read)
            await publishInvalidInputs(read, workflow, cancellation, log);
        else
            await runMode(read.inputs, workflow, cancellation, log);
    }
    catch (error) {
        // Only what is outside a run comes here: before its first request, or while it is being told.
        markFailure(renderUnexpected(error));
    }
    finally {
        process.off('uncaughtException', crash);
        cancellation.dispose();
    }
}
/** A fault in a callback, which nobody awaits. Who would go on now might pay. */
function crash(error) {
    markFailure(renderUnexpected(error));
    process.exit();
}
async function runMode(inputs, workflow, cancellation, log) {
    const lineOf = (id) => findLine(run.batches, id);
    let run = openRun(inputs, workflow, openPorts(inputs, workflow, cancellation, log, lineOf));
    let ending;
    try {
        run = await readCsv(run, inputs, workflow);
        ending = run.record.findings.length > 0 ? stopBeforePaying(run) : await runFlow(run);
    }
    catch (error) {
        ending = error instanceof ActionError ? stopWith(run, error) : stopCrashed(run, error);
    }
    run.record.status = ending.status;
    try {
        await publish(run, inputs, workflow, cancellation.record);
    }
    catch (error) {
        const { status } = stopCrashed(run, error, ending);
        markFailure(`The run ended as ${status}, and could not tell all of it.`);
    }
}
function openRun(inputs, workflow, ports) {
    return {
        ports,
        settings: inputs,
        name: workflow.name,
        triggeredBy: workflow.triggeredBy,
        event: workflow.event,
        batches: [],
        studies: inputs.studyId === null ? [] : [inputs.studyId],
        // Anybody can open a pull request, and here its files are read in a run that has the secrets.
        asksProlific: inputs.prolificToken !== null && workflow.event.name !== 'pull_request_target',
        record: newRunRecord(inputs.mode),
    };
}
/**
 * The run with its batches. One problem in one file anywhere, and it has findings instead: nothing
 * is paid.
 */
async function readCsv(run, inputs, workflow) {
    const { files, findings } = await readCsvFiles(inputs.csv, workflow.workspace, inputs.showIds);
    for (const { gitPath } of files)
        run.record.files.add(gitPath);
    const parsed = parseAllBatches(files, inputs);
    addFindings(run, [...findings, ...parsed.findings]);
    for (const warning of parsed.warnings)
        addFileWarning(run, warning);
    for (const notice of parsed.notices)
        addNotice(run, notice);
    logFiles(run, parsed.batches);
    const studies = new Set([...run.studies, ...parsed.batches.map(({ study }) => study)]);
    return { ...run, batches: parsed.batches, studies: [...studies] };
}
/** The most files that are named in open lines; more are a list to unfold. */
const filesOpenAtMost = 5;
function logFiles({ ports: { log } }, batches) {
    const lines = batches.map(({ path, bonuses, zeros }) => {
        return `${path}: ${plural(bonuses.length + zeros.length, 'line')}`;
    });
    if (lines.length > filesOpenAtMost)
        log.list(`Files: ${plural(lines.length, 'file')}`, lines);
    else
        for (const line of lines)
            log.line(`File: ${line}`);
}
async function runFlow(run) {
    switch (run.settings.mode) {
        case 'pay':
            return await pay(run);
        case 'plan':
            return await plan(run);
        case 'reconcile':
            return await reconcile(run);
        case 'audit':
            return await audit(run);
        default:
            return unreachable(run.settings.mode);
    }
}


/***/ }),

/***/ 58:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yU: () => (/* binding */ ExitCode),
  Yz: () => (/* binding */ core_debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  Oh: () => (/* binding */ startGroup),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: addPath, exportVariable, getBooleanInput, getIDToken, getMultilineInput, getState, group, isDebug, markdownSummary, platform, saveState, setCommandEcho, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(928);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(942);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: ./scripts/left-out.js
var left_out = __nccwpck_require__(642);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient),
  s_: () => (/* binding */ lib_getProxyUrl)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
// EXTERNAL MODULE: ./scripts/left-out.js
var left_out = __nccwpck_require__(642);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new left_out/* ProxyAgent */.kT(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eg: () => (/* binding */ Octokit),
/* harmony export */   _y: () => (/* binding */ restEndpointMethods),
/* harmony export */   hd: () => (/* binding */ fetch),
/* harmony export */   kT: () => (/* binding */ ProxyAgent),
/* harmony export */   ud: () => (/* binding */ paginateRest)
/* harmony export */ });
/* unused harmony export getExecOutput */
/**
 * Stands in the bundle where undici, octokit and `@actions/exec` would be (tsconfig.json, `paths`).
 * GitHub's toolkit imports them, for callers of its `fetch`, of its API client and of what it knows
 * about the runner's platform. This action calls none of these: it starts no programs, and all its
 * requests go through `node:https`, behind a proxy through `tunnel`. They would be three fifths of
 * the bundle and a third of every start.
 *
 * The toolkit joins a few of their parts when it is imported, so that works. Using one fails at
 * once.
 */
function leftOut() {
  throw new Error('undici, octokit and @actions/exec are not in the bundle: scripts/left-out.js');
}

/** undici: `@actions/http-client` makes one for `fetch` where a proxy is set. */
class ProxyAgent {
  dispatch = leftOut;
}
const fetch = leftOut;

/** `@actions/exec`: `@actions/core` asks the system for its name with it. */
const getExecOutput = (/* unused pure expression or super */ null && (leftOut));

/** `@octokit/core`: `@actions/github` adds the two plugins to it. */
function Octokit() {
  leftOut();
}
Octokit.plugin = () => Octokit;
Octokit.defaults = () => Octokit;

const restEndpointMethods = leftOut;
const paginateRest = leftOut;


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(296);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
