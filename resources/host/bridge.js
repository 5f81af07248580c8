// SPDX-License-Identifier: MIT
// Runs in an isolated world of the host page, after qwebchannel.js: inserts the element's frame when Kassi asks, and
// passes on what windows post, a few at a time. 100 000 messages cost the sender's process time, never Kassi's window:
// a burst goes through at once, then one message per `refillMs`, the latest of each name, within a budget per payment.
(() => {
    'use strict';
    const maxBytes = 4096;
    const burst = 32;
    const refillMs = 50;
    const maxWaiting = 16;
    const reportMs = 1000;
    const aliveMs = 50;
    const maxFrames = 64;
    const countMs = 250;

    let bridge = null;
    let frame = null;
    let forerunner = null;
    let budget = { element: 0, others: 20 };
    let tokens = burst;
    let refilledAt = performance.now();
    let drainTimer = 0;
    const waiting = new Map();
    let dropped = 0;
    let reportTimer = 0;
    let aliveAt = -Infinity;
    let errorAt = -Infinity;

    const send = (value) => {
        if (bridge)
            bridge.receive(JSON.stringify(value));
    };

    // Messages that go no further are counted, and the count is told at most once a second.
    const drop = () => {
        dropped += 1;
        if (!reportTimer) {
            reportTimer = setTimeout(() => {
                reportTimer = 0;
                send({ kind: 'throttled', total: dropped });
            }, reportMs);
        }
    };

    const takeToken = () => {
        const now = performance.now();
        const fresh = Math.floor((now - refilledAt) / refillMs);
        if (fresh > 0) {
            tokens = Math.min(burst, tokens + fresh);
            refilledAt = now;
        }
        if (tokens === 0)
            return false;
        tokens -= 1;
        return true;
    };

    const encode = ({ origin, fromElement, data }) => {
        let text = '';
        try {
            text = JSON.stringify({ origin, fromElement, data: data === undefined ? null : data });
        } catch (error) { // Cyclic, nested too deeply, or a BigInt: without "data" it counts as malformed.
            return JSON.stringify({ origin, fromElement });
        }
        const fits = text.length <= maxBytes && new TextEncoder().encode(text).length <= maxBytes;
        return fits ? text : JSON.stringify({ origin, fromElement, tooLarge: true });
    };

    const forward = (message) => {
        const purse = message.fromElement ? 'element' : 'others';
        if (budget[purse] === 0 || !bridge) {
            drop();
            return;
        }
        budget[purse] -= 1;
        bridge.receive(encode(message));
    };

    const drain = () => {
        drainTimer = 0;
        for (const [name, message] of waiting) {
            if (!takeToken())
                break;
            waiting.delete(name);
            forward(message);
        }
        if (waiting.size > 0)
            drainTimer = setTimeout(drain, refillMs);
    };

    // Only to merge messages of one name; what a name means is decided elsewhere.
    const nameOf = (data) => {
        if (typeof data === 'string')
            return data.slice(0, 64);
        const text = data && typeof data === 'object' ? data.type || data.event : '';
        return typeof text === 'string' ? text.slice(0, 64) : '';
    };

    const wait = (message) => {
        const name = message.fromElement ? 'element ' + nameOf(message.data) : 'others';
        if (waiting.delete(name)) {
            drop();
        } else if (waiting.size >= maxWaiting) {
            drop();
            return;
        }
        waiting.set(name, message);
        if (!drainTimer)
            drainTimer = setTimeout(drain, refillMs);
    };

    const passAlive = (origin) => {
        const now = performance.now();
        if (now - aliveAt < aliveMs)
            return;
        aliveAt = now;
        send({ kind: 'alive', origin });
    };

    const passError = (refused) => {
        const now = performance.now();
        if (now - errorAt < aliveMs)
            return;
        errorAt = now;
        send({ kind: 'error', refused });
    };

    window.addEventListener('message', (event) => {
        if (forerunner !== null && event.source !== null && event.source === forerunner.contentWindow)
            return;
        const fromElement = frame !== null && event.source !== null && event.source === frame.contentWindow;
        const data = event.data;
        if (fromElement && data && typeof data === 'object' && (data.kassiAlive === 1 || data.kassiAlive === 0)) {
            if (data.kassiAlive && event.origin !== 'null')
                passAlive(event.origin);
            else
                passError(data.refused === true);
            return;
        }
        if (data && typeof data === 'object' && 'kassiField' in data) // frame.js keeps it
            return;
        const message = { origin: event.origin, fromElement, data };
        if (budget[fromElement ? 'element' : 'others'] === 0)
            drop();
        else if (waiting.size === 0 && takeToken())
            forward(message);
        else
            wait(message);
    });

    // Starts the process of the element's site and connects to it; again, it connects anew. Nobody sees the frame, and
    // nothing runs in it.
    const warmUp = ({ url }) => {
        if (frame)
            return;
        if (forerunner)
            forerunner.remove();
        forerunner = document.createElement('iframe');
        forerunner.setAttribute('sandbox', 'allow-same-origin'); // or it would be of another site than the element
        forerunner.referrerPolicy = 'no-referrer';
        forerunner.style.display = 'none';
        forerunner.src = url;
        document.body.appendChild(forerunner);
    };

    // Nobody has come for a while: its process is not kept for nobody.
    const coolDown = () => {
        if (forerunner)
            forerunner.remove();
        forerunner = null;
    };

    // A checkout has a few frames. The engine takes all frames of a page down in one go, in Kassi's own process: before
    // there are hundreds, so that the window does not stand still for them. Looked at from here, because a page that is
    // busy with it says nothing.
    const framesIn = (view) => {
        let sum = view.length;
        for (let i = 0; i < view.length && sum <= maxFrames; ++i)
            sum += framesIn(view[i]);
        return sum;
    };
    const watchFrames = () => {
        const counting = setInterval(() => {
            if (framesIn(frame.contentWindow) <= maxFrames)
                return;
            clearInterval(counting);
            frame.remove(); // Kassi begins anew; until it does there would be more.
            send({ kind: 'crowded' });
        }, countMs);
    };

    const insert = ({ url, messages }) => {
        if (frame)
            return;
        budget = { element: messages, others: 20 };
        frame = document.createElement('iframe');
        frame.setAttribute('allow', 'payment');
        // Enough for 3-D Secure: scripts, its own storage, forms, popups that are whole pages. Not: the top window.
        frame.setAttribute('sandbox',
            'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox');
        frame.referrerPolicy = 'origin';
        frame.title = 'Borga';
        frame.addEventListener('load', () => {
            send({ kind: 'load' });
            if (forerunner)
                forerunner.remove();
            frame.focus();
        });
        frame.src = url;
        watchFrames();
        (document.getElementById('kassi-element') || document.body).appendChild(frame);
    };

    const resize = ({ height }) => {
        if (frame)
            frame.style.height = `max(100%, ${height}px)`;
    };

    const start = () => new QWebChannel(qt.webChannelTransport, (channel) => {
        bridge = channel.objects.bridge;
        bridge.command.connect((text) => {
            const command = JSON.parse(text);
            if (command.name === 'warm_up')
                warmUp(command);
            else if (command.name === 'cool_down')
                coolDown();
            else if (command.name === 'insert')
                insert(command);
            else if (command.name === 'resize')
                resize(command);
        });
        send({ kind: 'hello' });
    });
    if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', start, { once: true });
    else
        start();
})();
