// SPDX-License-Identifier: MIT
// Runs in an isolated world of every frame, before the page's own scripts, which neither see it nor can undo it.
(() => {
    'use strict';
    // What only a script can close: nothing is dragged out, nothing but fields can be selected, no menu of a long press.
    const isField = (node) => {
        const element = node instanceof Element ? node : node && node.parentElement;
        return !!element && (element.matches('input, textarea') || element.isContentEditable);
    };
    const refuse = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
    };
    for (const type of ['dragstart', 'contextmenu'])
        window.addEventListener(type, refuse, true);
    window.addEventListener('selectstart', (event) => {
        if (!isField(event.composedPath()[0]))
            refuse(event);
    }, true);
    // For Kassi's keyboard on the screen: the top frame keeps which keys the field in focus asks for, wherever it is, as
    // "number mode", and Kassi asks for it. A hint, as all that comes from a page.
    let count = 0;
    const keep = (mode) => {
        self.kassiField = (count += 1) + ' ' + mode;
    };
    let width = 0;
    let height = 0;
    const measure = () => {
        width = innerWidth;
        height = innerHeight;
    };
    window.addEventListener('focusin', (event) => {
        const field = event.composedPath()[0];
        if (!isField(field))
            return;
        measure();
        if (window === window.top)
            keep(field.inputMode);
        else
            window.top.postMessage({ kassiField: field.inputMode }, '*');
    }, true);
    if (window === window.top) {
        window.addEventListener('message', ({ data }) => {
            if (data && typeof data === 'object' && ['', 'numeric', 'decimal', 'tel', 'email'].includes(data.kassiField))
                keep(data.kassiField);
        });
    }
    // The keyboard makes the page lower, and no narrower: a page that comes to another window stays as it is.
    window.addEventListener('resize', () => {
        const isLower = innerWidth === width && innerHeight < height;
        measure();
        if (isLower && isField(document.activeElement))
            document.activeElement.scrollIntoView({ block: 'nearest' });
    });
})();
