# SPDX-License-Identifier: MIT
kassi_hostile_test(certificates_test)

undefended(certificates TEST certificates_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a certificate that is not valid is good enough" FIND "error.rejectCertificate();" REPLACE "error.acceptCertificate();"
    SOURCE2 ui/checkout/checkout_page.cpp FIND2 "Q_EMIT certificateRefused(error.url());" REPLACE2 "return;"
    ROWS "elementWithABadCertificateIsStopped:nobody vouches for it"
        "elementWithABadCertificateIsStopped:an authority nobody knows" "elementWithABadCertificateIsStopped:another host's"
        banksFrameWithABadCertificateIsStopped popupWithABadCertificateIsStopped
        pictureWithABadCertificateIsOnlyMissing)
undefended(certificate_page TEST certificates_test SOURCE ui/checkout/checkout_page.cpp
    WHAT "nobody is told of a certificate that was refused" FIND "Q_EMIT certificateRefused(error.url());" REPLACE "return;"
    ROWS "elementWithABadCertificateIsStopped:nobody vouches for it" banksFrameWithABadCertificateIsStopped
        popupWithABadCertificateIsStopped)
undefended(certificate_of_a_picture TEST certificates_test SOURCE ui/checkout/checkout_page.cpp
    WHAT "a picture's certificate stops the checkout" FIND "if (m_documents.contains(error.url()))" REPLACE "if (true)"
    ROWS pictureWithABadCertificateIsOnlyMissing)
undefended(client_certificates TEST certificates_test SOURCE ui/checkout/lock_down.cpp
    WHAT "whoever asks for a certificate of the till's gets one"
    FIND "selection.selectNone();" REPLACE "selection.select(selection.certificates().first());"
    ROWS askingForACertificateGetsNone)
undefended(passwords TEST certificates_test SOURCE ui/checkout/lock_down.cpp
    WHAT "whoever asks for a name and a password gets them"
    FIND "[](const QUrl &, QAuthenticator *authenticator) { *authenticator = QAuthenticator(); }"
    REPLACE "[](const QUrl &, QAuthenticator *authenticator) { authenticator->setUser(QStringLiteral(\"till\")); }"
    ROWS askingForAPasswordGetsNothing:Basic askingForAPasswordGetsNothing:Digest)
undefended(proxy_passwords TEST certificates_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a proxy that asks for a name and a password gets them"
    FIND "[](const QUrl &, QAuthenticator *authenticator, const QString &) { *authenticator = QAuthenticator(); }"
    REPLACE "[](const QUrl &, QAuthenticator *authenticator, const QString &) { authenticator->setUser(QStringLiteral(\"till\")); }"
    ROWS proxyThatAsksForAPasswordGetsNothing)
