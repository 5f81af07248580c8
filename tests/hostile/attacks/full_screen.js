// SPDX-License-Identifier: MIT
// Fills the whole screen, to paint a till of its own on it.
const fill = async (how) => {
    await soon(attempt(() => document.documentElement[how]({ navigationUI: 'hide' })), 200);
    await pause(50);
    if (document.fullscreenElement || document.webkitIsFullScreen)
        await won('full screen');
};
await fill('requestFullscreen');
await clicked();
await fill('requestFullscreen');
await clicked();
await fill('webkitRequestFullScreen');
const video = add('video');
attempt(() => video.webkitEnterFullscreen());
await soon(attempt(() => video.requestPictureInPicture()));
