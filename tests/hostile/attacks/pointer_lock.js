// SPDX-License-Identifier: MIT
// Takes the mouse pointer away, and the keyboard.
await clicked();
await soon(attempt(() => document.body.requestPointerLock()), 200);
await pause(100);
if (document.pointerLockElement)
    await won('the pointer');
document.exitPointerLock();
if (await soon(attempt(() => navigator.keyboard.lock().then(() => 'locked')), 200) && document.fullscreenElement)
    await won('the keyboard');
