// SPDX-License-Identifier: MIT
// Asks for everything else that a browser can grant: MIDI, idle time, wake lock, storage for good, fonts, more.
await clicked();
const granted = {
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
    idle: () => IdleDetector.requestPermission().then((answer) => answer === 'granted' || undefined),
    wake: () => navigator.wakeLock.request('screen'),
    storage: () => navigator.storage.persist().then((answer) => answer || undefined),
    fonts: () => queryLocalFonts(),
    access: () => document.requestStorageAccessFor('https://shop.test').then(() => true),
    nfc: () => new NDEFReader().scan().then(() => true),
    windows: () => getScreenDetails(),
};
for (const [name, ask] of Object.entries(granted)) {
    if (await soon(attempt(ask), 200) !== undefined)
        await won(name);
}
