// SPDX-License-Identifier: MIT
// Runs in an isolated world of every frame, before the page's own scripts, which neither see it nor can undo it.
(() => {
    'use strict';
    // What only a script can close: nothing is dragged out or dropped in, nothing but fields can be selected, no menu.
    const isField = (node) => {
        const element = node instanceof Element ? node : node && node.parentElement;
        return !!element && (element.matches('input, textarea') || element.isContentEditable);
    };
    const refuse = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
    };
    for (const type of ['dragstart', 'dragenter', 'dragover', 'drop', 'contextmenu', 'auxclick'])
        window.addEventListener(type, refuse, true);
    window.addEventListener('selectstart', (event) => {
        if (!isField(event.composedPath()[0]))
            refuse(event);
    }, true);
})();
