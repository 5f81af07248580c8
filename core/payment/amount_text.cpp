// SPDX-License-Identifier: MIT
#include "payment/amount_text.h"

#include "payment/money.h"

#include <QRegularExpression>
#include <QStringView>

#include <optional>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

using Problem = AmountProblem;

constexpr qsizetype mostDigits = 12;
constexpr QChar noBreakSpace = u'\u00a0';

// One way to group thousands within a number, and the fraction with another sign than the groups.
const QRegularExpression &numberPattern()
{
    static const QRegularExpression pattern(
        uR"((?<whole>\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:'\d{3})+|\d{1,3}(?:\x{a0}\d{3})+|\d+))"
        uR"((?<fraction>[.,](?:\d{1,2}|-{1,2}))?(?![\d.,']))"_s);
    return pattern;
}

const QRegularExpression &currencyPattern()
{
    static const QRegularExpression pattern(uR"((?:kr|ISK|krón(?:a|ur))(?!\p{L})\.?(?:,-{1,2})?)"_s,
                                            QRegularExpression::CaseInsensitiveOption |
                                                QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

bool namesAnotherCurrency(const QString &text)
{
    static const QRegularExpression words(u"(?<![A-Z])[A-Z]{3}(?![A-Z])"_s);
    for (const QChar c : text) {
        if (c.category() == QChar::Symbol_Currency)
            return true;
    }
    for (auto found = words.globalMatch(text.toUpper()); found.hasNext();) {
        const QString code = found.next().captured();
        if (code != u"ISK"_s && currencyExponent(code))
            return true;
    }
    return false;
}

// One sign for each of what people and spreadsheets write in several ways. A space that does not break a line may
// stand within a number, and no other: "990 450" are two.
QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'\u2009' || c == u'\u202f')
            result += noBreakSpace;
        else if (c == u'\t')
            result += u' ';
        else if (c == u'×' || c == u'x' || c == u'X')
            result += u'*';
        else if (c == u'−' || c == u'–')
            result += u'-';
        else if (c == u'’')
            result += u'\'';
        else
            result += c;
    }
    return result.trimmed();
}

class Reader
{
public:
    Reader(QString text, const QString &language)
        : m_text(std::move(text))
        , m_language(language)
    {
    }

    tl::expected<AmountText, Problem> read()
    {
        AmountText result;
        int sign = 1;
        while (true) {
            const auto product = readProduct(result);
            if (!product)
                return tl::unexpected(product.error());
            result.amount += sign * *product;
            if (qAbs(result.amount) > largestTypedAmount)
                return tl::unexpected(Problem::TooLarge);
            if (atEnd())
                return result;
            const QChar op = m_text[m_at];
            if (op != u'+' && op != u'-')
                return tl::unexpected(Problem::NotAnAmount);
            ++m_at;
            sign = op == u'-' ? -1 : 1;
            result.shown += op == u'-' ? u" − "_s : u" + "_s;
            result.isSum = true;
        }
    }

private:
    tl::expected<qint64, Problem> readProduct(AmountText &into)
    {
        auto product = readNumber(into);
        while (product && !atEnd() && m_text[m_at] == u'*') {
            ++m_at;
            into.shown += u" × "_s;
            into.isSum = true;
            const auto factor = readNumber(into);
            if (!factor)
                return factor;
            // Both are at most largestTypedAmount, so only their product can be too large.
            if (*factor != 0 && *product > largestTypedAmount / *factor)
                return tl::unexpected(Problem::TooLarge);
            *product *= *factor;
        }
        return product;
    }

    tl::expected<qint64, Problem> readNumber(AmountText &into)
    {
        skipCurrency();
        if (atEnd())
            return tl::unexpected(Problem::Unfinished);
        const auto number = numberPattern().match(m_text, m_at, QRegularExpression::NormalMatch,
                                                  QRegularExpression::AnchorAtOffsetMatchOption);
        if (!number.hasMatch())
            return tl::unexpected(isWithinANumber() ? Problem::Unfinished : Problem::NotAnAmount);
        QString whole = number.captured(u"whole"_s);
        const QString fraction = number.captured(u"fraction"_s);
        QChar group;
        for (const QChar c : whole) {
            if (!c.isDigit())
                group = c;
        }
        if (!fraction.isEmpty() && fraction[0] == group)
            return tl::unexpected(Problem::NotAnAmount);
        if (fraction.contains(QRegularExpression(u"[1-9]"_s)))
            return tl::unexpected(Problem::Aurar);
        whole.remove(group);
        while (whole.size() > 1 && whole.startsWith(u'0'))
            whole.remove(0, 1);
        if (whole.size() > mostDigits)
            return tl::unexpected(Problem::TooLarge);
        m_at = number.capturedEnd();
        skipCurrency();
        const qint64 value = whole.toLongLong();
        // formatMoney() with the number alone.
        into.shown += formatMoney({.amount = value}, m_language).remove(u"\u00a0kr."_s).remove(u"ISK\u00a0"_s);
        return value;
    }

    void skipSpaces()
    {
        while (!atEnd() && (m_text[m_at] == u' ' || m_text[m_at] == noBreakSpace))
            ++m_at;
    }

    void skipCurrency()
    {
        skipSpaces();
        const auto currency = currencyPattern().match(m_text, m_at, QRegularExpression::NormalMatch,
                                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (currency.hasMatch())
            m_at = currency.capturedEnd();
        skipSpaces();
    }

    [[nodiscard]] bool isWithinANumber() const
    {
        static const QRegularExpression begun(uR"(^(?:\d{1,3}(?:\.\d{3})*\.|\d{1,3}(?:,\d{3})*,)\d{0,2}$|^\d+[.,]$)"_s);
        return begun.match(m_text.sliced(m_at)).hasMatch();
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    QString m_text;
    QString m_language;
    qsizetype m_at = 0;
};

} // namespace

tl::expected<AmountText, AmountProblem> readAmountText(const QString &text, const QString &language)
{
    if (text.size() > longestAmountText)
        return tl::unexpected(Problem::NotAnAmount);
    auto read = Reader(plain(text), language).read();
    if (!read && read.error() == Problem::NotAnAmount && namesAnotherCurrency(text))
        return tl::unexpected(Problem::OtherCurrency);
    return read;
}

} // namespace Kassi
