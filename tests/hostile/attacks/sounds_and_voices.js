// SPDX-License-Identifier: MIT
// Speaks to the customer, vibrates, uses the screen reader's voice, which is a program of its own.
await clicked();
attempt(() => speechSynthesis.speak(new SpeechSynthesisUtterance('Your card was refused')));
attempt(() => navigator.vibrate(1000));
for (const ask of [() => navigator.share({ title: 'Pay', url: 'https://bank.test/' }),
    () => navigator.contacts.select(['name']), () => new EyeDropper().open(), () => navigator.setAppBadge(9)])
    soon(attempt(ask)); // not waited for: the leave of the click ends
attempt(() => new webkitSpeechRecognition().start());
await pause(200);
