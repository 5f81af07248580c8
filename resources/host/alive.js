// SPDX-License-Identifier: MIT
// Runs in an isolated world of every frame, and tells the host page "a whole document is alive here". The browser adds
// the true origin of the document, which no page can choose. An error page has the origin "null"; a hung or crashed one
// says nothing any more. The element's own scripts see nothing of it.
(() => {
    'use strict';
    if (window === window.top)
        return;
    const interval = {interval}; // Filled in by Kassi: a tenth of its patience.
    const inElement = window.parent === window.top;

    // The engine's own, or a server's "not found": known by its status (engines since Chromium 109 tell), or by having no
    // script and nothing to press or to fill in. Nobody can pay there.
    const isEngines = location.protocol === 'chrome-error:';
    const isErrorPage = () => {
        const [navigation] = performance.getEntriesByType('navigation');
        if (isEngines || (navigation && navigation.responseStatus >= 400))
            return true;
        return document.readyState === 'complete' && !document.querySelector('script, form, input, select, textarea, ' +
            'button, iframe, object, embed, a[href], [onload], [onclick], meta[http-equiv]');
    };
    const isRefusal = () => isEngines && document.documentElement.innerHTML.includes('ERR_BLOCKED_BY_RESPONSE');
    const tell = () => {
        if (document.readyState === 'loading')
            return;
        if (inElement)
            window.top.postMessage(isErrorPage() ? { kassiAlive: 0, refused: isRefusal() } : { kassiAlive: 1 }, '*');
        else
            window.top.postMessage({ kassiInner: interval }, '*');
    };
    tell();
    document.addEventListener('readystatechange', tell);
    setInterval(tell, interval);
    if (!inElement)
        addEventListener('pagehide', () => window.top.postMessage({ kassiInner: 0 }, '*'));
})();
