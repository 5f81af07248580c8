# SPDX-License-Identifier: MIT
# What most files include of others, read once for each library: that was most of a compiler's time. Headers of our own are
# not here, or a change of one would build everything. Every file still includes what it uses: tests/lint builds without.
set(KASSI_CORE_HEADERS
    <algorithm> <array> <chrono> <deque> <functional> <limits> <map> <memory> <mutex> <optional> <ranges> <set> <string>
    <string_view> <utility> <variant> <vector>
    <QByteArray> <QCoreApplication> <QCryptographicHash> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QLocale> <QMap> <QObject> <QPointer> <QRegularExpression> <QSaveFile> <QSet>
    <QString> <QStringList> <QTimeZone> <QTimer> <QUrl> <QUuid>
    <tl/expected.hpp>)
set(KASSI_UI_HEADERS ${KASSI_CORE_HEADERS}
    <QApplication> <QBoxLayout> <QComboBox> <QEvent> <QFrame> <QGridLayout> <QImage> <QKeyEvent> <QLabel> <QLineEdit>
    <QListWidget> <QMouseEvent> <QPainter> <QPixmap> <QPushButton> <QScreen> <QScrollArea> <QShortcut> <QStackedLayout>
    <QStyle> <QWidget> <QWindow>)
set(KASSI_TEST_HEADERS <QElapsedTimer> <QProcess> <QSignalSpy> <QTemporaryDir> <QTest>)
