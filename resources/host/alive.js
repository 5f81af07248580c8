// SPDX-License-Identifier: MIT
// Runs in an isolated world of every frame and speaks only in the one that the host page itself inserted: "a whole
// document is alive here". The browser adds the true origin of the document, which no page can choose. An error page has
// the origin "null"; a hung or crashed one says nothing any more. The element's own scripts see nothing of it.
(() => {
    'use strict';
    if (window === window.top || window.parent !== window.top)
        return;
    // A page that somebody can use has, or once had, a script or something to press or to fill in.
    const signs = 'script, form, input, select, textarea, button, iframe, object, embed, a[href], [onload], [onclick], ' +
        'meta[http-equiv]';
    let isUsable = false;
    const look = () => {
        isUsable = document.querySelector(signs) !== null;
        if (isUsable)
            watch.disconnect();
    };
    const watch = new MutationObserver(look); // A script may take itself away, and leave words that ask to wait.
    watch.observe(document, { childList: true, subtree: true });
    look();
    // The engine's own, or a server's "not found": known by its status (engines since Chromium 109 tell), or by never
    // having been usable. Nobody can pay there.
    const isEngines = location.protocol === 'chrome-error:';
    const isErrorPage = () => {
        const [navigation] = performance.getEntriesByType('navigation');
        if (isEngines || (navigation && navigation.responseStatus >= 400))
            return true;
        return document.readyState === 'complete' && !isUsable;
    };
    const isRefusal = () => isEngines && document.documentElement.innerHTML.includes('ERR_BLOCKED_BY_RESPONSE');
    const tell = () => {
        if (document.readyState === 'loading')
            return;
        window.parent.postMessage(isErrorPage() ? { kassiAlive: 0, refused: isRefusal() } : { kassiAlive: 1 }, '*');
    };
    tell();
    document.addEventListener('readystatechange', tell);
    setInterval(tell, {interval}); // Filled in by Kassi: a tenth of its patience.
})();
