// SPDX-License-Identifier: MIT
// Runs in an isolated world of every frame and speaks only in the one that the host page itself inserted: "a document is
// alive here". The browser adds the true origin of the document, which no page can choose. An error page has the
// origin "null"; a hung or crashed one says nothing any more. The element's own scripts see nothing of it.
(() => {
    'use strict';
    if (window === window.top || window.parent !== window.top)
        return;
    const tell = () => window.parent.postMessage({ kassiAlive: 1 }, '*');
    tell();
    setInterval(tell, {interval}); // Filled in by Kassi: a tenth of its patience.
})();
