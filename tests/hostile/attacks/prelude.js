// SPDX-License-Identifier: MIT
// Stands at the top of every page of the hostile server: what the attacks are written in. An attack tells the test
// when it got what it wanted (won) and, by coming to its end, that there is nothing to wait for any more.
'use strict';

const place = '{place}';
const reports = 'https://element.test/report?row={row}';

// Kinds: here (a page of the attack runs), click (press the middle of the page, please), pressed, hover (rest the mouse
// on it), won, threw, end.
const told = [];
const tell = (kind, text = '') => {
    const sent = fetch(reports, { method: 'POST', mode: 'no-cors', body: `${kind} ${text}` }).catch(() => {});
    told.push(sent);
    return sent;
};
const won = (what) => tell('won', what);

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
// The promise's value, or nothing: refusals and things that never come are the same to an attacker.
const soon = (promise, ms = 500) => Promise.race([Promise.resolve(promise).catch(() => undefined), pause(ms)]);
// The value, or nothing where there is no such thing to call.
const attempt = (call) => {
    try {
        return call();
    } catch (error) {
        return undefined;
    }
};

// A real click, in the middle of the page: what happens in the same turn is done with the customer's leave.
const clicked = () => new Promise((resolve) => {
    addEventListener('click', (event) => {
        tell('pressed');
        resolve(event);
    }, { capture: true, once: true });
    tell('click');
});

// The address of an answer that the server gives as it is told: status, type, header (a list), body; or `script`, which
// makes a page that starts with this prelude.
const answer = (parts, host = 'bank.test') => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parts))
        [value].flat().forEach((one) => query.append(name, one));
    return `https://${host}/answer?${query}`;
};
const page = (script, host) => answer({ script }, host);
// One that a browser may keep; the same for every customer.
const kept = answer({ body: '4242', header: ['Cache-Control:max-age=9999', 'ETag:"4242"'] }, location.hostname);
const redirect = (location, host) => answer({ status: 302, header: `Location:${location}` }, host);

const add = (name, properties = {}) => {
    const element = Object.assign(document.createElement(name), properties);
    document.body.append(element);
    return element;
};
const frame = (src, style = '') => add('iframe', { src, style });
const follow = (href, properties = {}) => add('a', { href, textContent: 'a link', ...properties }).click();

// To the host page, where only the element has a say.
const host = opener ? opener.top : top;
const say = (message) => host.postMessage(message, '*');

addEventListener('error', (event) => tell('threw', event.message));
addEventListener('unhandledrejection', (event) => tell('threw', event.reason));

const attack = async (run) => {
    await tell('here', place);
    try {
        await run();
    } catch (error) {
        await tell('threw', error);
    }
    await Promise.all(told);
    await tell('end');
};
if (place !== 'element')
    tell('here');
