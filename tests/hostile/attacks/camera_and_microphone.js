// SPDX-License-Identifier: MIT
// Listens and looks: camera, microphone, the screen, the names of the devices.
for (const wish of [{ audio: true }, { video: true }, { audio: true, video: true }]) {
    await clicked();
    if (await soon(attempt(() => navigator.mediaDevices.getUserMedia(wish))))
        await won(JSON.stringify(wish));
}
await clicked();
if (await soon(attempt(() => navigator.mediaDevices.getDisplayMedia({ video: true }))))
    await won('the screen');
const devices = await soon(attempt(() => navigator.mediaDevices.enumerateDevices())) || [];
if (devices.some((device) => device.label))
    await won(devices.map((device) => device.label).join());
