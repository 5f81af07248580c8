// SPDX-License-Identifier: MIT
#include "hostile_page.h"

#include <QSize>

#include <array>

namespace Kassi::Test::HostilePage {
using namespace Qt::StringLiterals;

namespace {

struct Control
{
    const char *name;
    const char *html;
};

constexpr std::array controls{
    Control{"probe", "<button onclick='probe()'>probe</button>"},
    Control{"field", "<input id=field autocomplete=cc-number name=cardnumber>"},
    Control{"name", "<input id=name autocomplete=name name=name>"},
    Control{"text", "<p>Words that can be selected</p>"},
    Control{"empty", "<div></div>"},
    Control{"picture", "<img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"150\" "
                       "height=\"40\"><rect width=\"150\" height=\"40\" fill=\"teal\"/></svg>'>"},
    Control{"link", "<a href='CANARY/canary'>link</a>"},
    Control{"mail", "<a target=inner href='mailto:a@example.is'>mailto</a>"},
    Control{"tel", "<a target=inner href='tel:+3545551234'>tel</a>"},
    Control{"ssh", "<a target=inner href='ssh://root@example.is'>ssh</a>"},
    Control{"app", "<a target=inner href='strange-app://open?x=1'>app</a>"},
    Control{"local", "<a target=inner href='file:///etc/passwd'>file</a>"},
    Control{"inside", "<a target=inner href='chrome://gpu'>chrome</a>"},
    Control{"source", "<a target=inner href='view-source:http://127.0.0.1/'>source</a>"},
    Control{"blank-mail", "<a target=_blank href='mailto:a@example.is'>mailto, new window</a>"},
    Control{"blank-app", "<a target=_blank href='strange-app://open'>app, new window</a>"},
    Control{"blank-local", "<a target=_blank href='file:///etc/passwd'>file, new window</a>"},
    Control{"top-app", "<button onclick='try { top.location = \"strange-app://top\" } catch {}'>top app</button>"},
    Control{"file", "<input type=file>"},
    Control{"files", "<input type=file multiple>"},
    Control{"folder", "<input type=file webkitdirectory>"},
    Control{"camera", "<input type=file accept='image/*' capture>"},
    Control{"colour", "<input type=color>"},
    Control{"save", "<button onclick='attempt(() => showSaveFilePicker())'>save picker</button>"},
    Control{"open-file", "<button onclick='attempt(() => showOpenFilePicker())'>file picker</button>"},
    Control{"open-folder", "<button onclick='attempt(() => showDirectoryPicker())'>folder picker</button>"},
    Control{"download", "<a download='kassi-download.html' href='/file'>download</a>"},
    Control{"attachment", "<a target=inner href='/file'>attachment</a>"},
    Control{"blob", "<a download='kassi-blob.bin' id=blob>blob</a>"},
    Control{"data", "<a download='kassi-data.bin' href='data:application/octet-stream,data'>data</a>"},
    Control{"print", "<button onclick='attempt(() => print())'>print</button>"},
    Control{"full", "<button onclick='attempt(() => document.body.requestFullscreen())'>full screen</button>"},
    Control{"lock", "<button onclick='attempt(() => document.body.requestPointerLock())'>pointer lock</button>"},
    Control{"login", "<a target=inner href='/locked'>log in</a>"},
    Control{"alert",
            "<button onclick='for (let i = 0; i < 50; ++i) { alert(1); confirm(2); prompt(3); }'>alerts</button>"},
    Control{"close", "<button onclick='attempt(() => window.close())'>close</button>"},
    Control{"close-top", "<button onclick='attempt(() => top.close())'>close top</button>"},
    Control{"back", "<button onclick='attempt(() => top.history.back())'>back</button>"},
    Control{"window", "<button onclick='window.open(\"/popup\", \"popup\")'>window</button>"},
    Control{"install", "<button onclick='attempt(() => navigator.registerProtocolHandler(\"web+kassi\", \"/x?%s\"))'>"
                       "handler</button>"},
    Control{"share", "<button onclick='attempt(() => navigator.share({url: \"/element\"}))'>share</button>"},
    Control{"bell", "<button onclick='attempt(() => Notification.requestPermission().then(() => new "
                    "Notification(\"x\")))'>notify</button>"},
    Control{"copy", "<button onclick='attempt(() => navigator.clipboard.writeText(\"from the page\"))'>copy</button>"},
    Control{"read", "<button onclick='attempt(() => navigator.clipboard.read().then((all) => seen.push(\"read\" + "
                    "all.length)))'>read</button>"},
    Control{"keep", "<button onclick='keep()'>keep</button>"},
    Control{"pick-colour", "<button onclick='attempt(() => document.querySelector(\"[type=color]\").showPicker())'>"
                           "colour picker</button>"},
    Control{"screen", "<button onclick='attempt(() => navigator.mediaDevices.getDisplayMedia().then(() => "
                      "seen.push(\"screen\")))'>screen</button>"},
    Control{"place", "<button onclick='navigator.geolocation.getCurrentPosition(() => seen.push(\"place\"), "
                     "({ code }) => code === 1 || seen.push(\"place\"))'>place</button>"},
    Control{"webcam", "<button onclick='attempt(() => navigator.mediaDevices.getUserMedia({ video: true })"
                      ".then(() => seen.push(\"webcam\")))'>webcam</button>"},
    Control{"passkey", "<button onclick='attempt(() => navigator.credentials.get({ publicKey: { challenge: new "
                       "Uint8Array(16), timeout: 500 } }).then(() => seen.push(\"passkey\")))'>passkey</button>"},
    Control{"top-away",
            "<button onclick='try { (opener || self).top.location = \"CANARY/canary\" } catch {}'>top away</button>"},
    Control{"refresh",
            "<button onclick='document.body.append(Object.assign(document.createElement(\"iframe\"), { srcdoc: "
            "\"<meta http-equiv=refresh content=0;url=strange-app://refresh>\" }))'>refresh</button>"},
};

constexpr int columns = 4;
constexpr QPoint first{10, 10};
constexpr QSize cell{160, 50};
constexpr QSize size{150, 40};

constexpr const char *body = R"(
const who = location.pathname;
const seen = [];
const attempt = async (what) => { try { await what(); } catch {} };
document.head.insertAdjacentHTML('beforeend', `<style>
    #grid > * { position: absolute; box-sizing: border-box; margin: 0; overflow: hidden; width: 150px; height: 40px;
                font: 14px sans-serif; border: 1px solid gray }
    iframe { position: absolute; bottom: 0; right: 0; width: 20px; height: 20px; border: 0 }</style>`);
document.body.innerHTML = '<div id=grid></div><iframe name=inner></iframe>';
controls.forEach(([x, y, html]) => {
    grid.insertAdjacentHTML('beforeend', html);
    grid.lastElementChild.style.left = x + 'px';
    grid.lastElementChild.style.top = y + 'px';
});
blob.href = URL.createObjectURL(new Blob(['blob']));
if (who === '/element' && history.length < 3)
    history.pushState('here', '', location.href);
const selected = () => document.activeElement.tagName === 'INPUT' ? '' : getSelection().toString();
const shape = () => JSON.stringify({ scale: devicePixelRatio, width: innerWidth, height: innerHeight,
    zoom: visualViewport.scale, history: history.state, length: history.length, full: !!document.fullscreenElement,
    lock: !!document.pointerLockElement, field: field.value, selected: selected(), seen });
const probe = () => painted(() => report(`${who} probe ${shape()}`));
addEventListener('keydown', (event) => { if (event.code === 'ControlRight') probe(); }, true);
for (const name of ['drop', 'popstate', 'pagehide'])
    addEventListener(name, () => seen.push(name), true);
addEventListener('dragover', (event) => event.preventDefault()); // it would take anything
addEventListener('paste', ({ clipboardData }) => seen.push(...clipboardData.types), true);
for (const picker of document.querySelectorAll('input[type=file]'))
    picker.addEventListener('change', () => seen.push('files ' + picker.files.length));
// Everything in which a page can leave something for the next one.
const keep = () => {
    document.cookie = 'kept=1; max-age=99999';
    localStorage.kept = sessionStorage.kept = window.name = 'kept';
    indexedDB.open('kept', 1).onsuccess = () => seen.push('kept');
};
const stored = async () => JSON.stringify({ cookie: document.cookie, local: localStorage.length,
    session: sessionStorage.length, name: window.name, databases: (await indexedDB.databases()).length,
    field: field.value });
stored().then((text) => report(`${who} state ${text}`));
painted(() => report(`${who} up ${innerWidth} ${innerHeight}`));
)";

qsizetype indexOf(const QString &name)
{
    for (qsizetype i = 0; i < qsizetype(controls.size()); ++i) {
        if (name == QLatin1StringView(controls[std::size_t(i)].name))
            return i;
    }
    qFatal("the page has no control %s", qUtf8Printable(name));
}

QPoint cornerOf(qsizetype index)
{
    return first + QPoint(int(index % columns) * cell.width(), int(index / columns) * cell.height());
}

} // namespace

QByteArray script(const QString &canary)
{
    QString list;
    for (qsizetype i = 0; i < qsizetype(controls.size()); ++i) {
        const QPoint corner = cornerOf(i);
        list += u"[%1, %2, `%3`],\n"_s.arg(corner.x())
                    .arg(corner.y())
                    .arg(QString::fromLatin1(controls[std::size_t(i)].html).replace(u"CANARY"_s, canary));
    }
    return "const controls = [\n" + list.toUtf8() + "];\n" + body;
}

QPoint pointOf(const QString &control)
{
    return cornerOf(indexOf(control)) + QPoint(size.width() / 2, size.height() / 2);
}

} // namespace Kassi::Test::HostilePage
