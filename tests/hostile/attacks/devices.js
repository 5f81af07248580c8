// SPDX-License-Identifier: MIT
// Asks for the till's own devices: USB, HID, serial and Bluetooth, gamepads, and other screens to show on.
const asks = {
    usb: () => navigator.usb.requestDevice({ filters: [] }),
    hid: () => navigator.hid.requestDevice({ filters: [] }),
    serial: () => navigator.serial.requestPort(),
    bluetooth: () => navigator.bluetooth.requestDevice({ acceptAllDevices: true }),
    presentation: () => new PresentationRequest('https://bank.test/').start(),
    remote: () => add('video').remote.prompt().then(() => true),
};
for (const [name, ask] of Object.entries(asks)) {
    await clicked();
    const found = await soon(attempt(ask), 200);
    if (found && found.length !== 0)
        await won(name);
}
