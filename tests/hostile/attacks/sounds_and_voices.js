// SPDX-License-Identifier: MIT
// Speaks to the customer, vibrates, uses the screen reader's voice, which is a program of its own.
await clicked();
attempt(() => speechSynthesis.speak(new SpeechSynthesisUtterance('Your card was refused')));
attempt(() => navigator.vibrate(1000));
attempt(() => navigator.share({ title: 'Pay', url: 'https://bank.test/' }));
attempt(() => navigator.contacts.select(['name']));
attempt(() => new EyeDropper().open());
attempt(() => navigator.setAppBadge(9));
attempt(() => new webkitSpeechRecognition().start());
await pause(200);
