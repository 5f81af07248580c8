<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
<context>
    <name>Day</name>
    <message>
        <source>Paid</source>
        <translation>Zapłacono</translation>
    </message>
    <message>
        <source>Money that came late</source>
        <translation>Wpłynęło za późno</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Zwrócono</translation>
    </message>
    <message>
        <source>Sum of the day</source>
        <translation>Razem za dzień</translation>
    </message>
    <message>
        <source>Claims, not paid yet</source>
        <translation>Krafa, nieopłacone</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Otwarte sprawy</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nie rozpoczęto</translation>
    </message>
    <message>
        <source>waiting for the money</source>
        <translation>oczekuje na pieniądze</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>w trakcie przetwarzania</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>zapłacono</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>odrzucono</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>zwrócono</translation>
    </message>
    <message>
        <source>refunded in part</source>
        <translation>zwrócono część</translation>
    </message>
    <message>
        <source>The gateway says: %1.</source>
        <translation>Bramka mówi: %1.</translation>
    </message>
    <message>
        <source>Paid here, but not at the gateway</source>
        <translation>Zapłacono tutaj, ale nie w bramce</translation>
    </message>
    <message>
        <source>Paid at the gateway, but not here</source>
        <translation>Zapłacono w bramce, ale nie tutaj</translation>
    </message>
    <message>
        <source>Not finished at the gateway</source>
        <translation>W bramce jeszcze niezakończone</translation>
    </message>
    <message>
        <source>Another amount at the gateway</source>
        <translation>Inna kwota w bramce</translation>
    </message>
    <message>
        <source>More was refunded at the gateway than here</source>
        <translation>W bramce zwrócono więcej niż tutaj</translation>
    </message>
    <message>
        <source>Refunded here, but not at the gateway</source>
        <translation>Zwrócono tutaj, ale nie w bramce</translation>
    </message>
    <message>
        <source>The gateway does not know this payment</source>
        <translation>Bramka nie zna tej płatności</translation>
    </message>
    <message>
        <source>Ask the gateway where the money is. The evidence of this order (F3, then F8) shows what it had answered.</source>
        <translation>Zapytaj operatora bramki, gdzie są pieniądze. Dowody dla tego zamówienia (F3, potem F8) pokazują, co odpowiedziała bramka.</translation>
    </message>
    <message>
        <source>Find out whether the customer has the goods. If not, refund the payment at the gateway.</source>
        <translation>Ustal, czy klient otrzymał towar. Jeśli nie, zwróć płatność w bramce.</translation>
    </message>
    <message>
        <source>Compare again later. Do not hand over goods for it.</source>
        <translation>Porównaj ponownie później. Nie wydawaj za to towaru.</translation>
    </message>
    <message>
        <source>Ask the gateway why, with the payment&apos;s id.</source>
        <translation>Zapytaj operatora bramki o przyczynę, podając identyfikator płatności.</translation>
    </message>
    <message>
        <source>Somebody refunded it elsewhere. Do not refund it again; correct it in your books.</source>
        <translation>Zwrotu dokonano gdzie indziej. Nie zwracaj ponownie; popraw to w księgowości.</translation>
    </message>
    <message>
        <source>Ask the gateway whether the customer got the money.</source>
        <translation>Zapytaj operatora bramki, czy klient otrzymał pieniądze.</translation>
    </message>
    <message>
        <source>Compare merchant number and key in the settings with those of the day of the payment.</source>
        <translation>Porównaj numer sprzedawcy i klucz w ustawieniach z tymi, które obowiązywały w dniu płatności.</translation>
    </message>
    <message>
        <source>Could not be compared. %1</source>
        <translation>Nie udało się porównać. %1</translation>
    </message>
    <message>
        <source>The journal says: %1.</source>
        <translation>Dziennik mówi: %1.</translation>
    </message>
    <message>
        <source>Nothing has been taken yet.</source>
        <translation>Jeszcze niczego nie pobrano.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Od %1</translation>
    </message>
    <message>
        <source>Compared with the gateway: %L1 the same, %L2 different.</source>
        <translation>Porównano z bramką. Zgodne: %L1, niezgodne: %L2.</translation>
    </message>
    <message>
        <source>%L1 could not be compared.</source>
        <translation>Nie udało się porównać: %L1.</translation>
    </message>
    <message>
        <source>END OF DAY %1</source>
        <translation>ZAMKNIĘCIE DNIA %1</translation>
    </message>
    <message>
        <source>DAY %1, OPEN</source>
        <translation>DZIEŃ %1, OTWARTY</translation>
    </message>
    <message>
        <source>Kt. %1</source>
        <translation>Kt. %1</translation>
    </message>
    <message>
        <source>TRAINING – NO MONEY MOVED</source>
        <translation>SZKOLENIE – BEZ PRAWDZIWYCH PIENIĘDZY</translation>
    </message>
    <message>
        <source>COPY</source>
        <translation>KOPIA</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasa</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Zamknięte przez</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Zamknięto</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>Nie zamknięto</translation>
    </message>
    <message>
        <source>Not compared with the gateway.</source>
        <translation>Nie porównano z bramką.</translation>
    </message>
    <message>
        <source>The gateway does not tell whether a payment was made by card or another way.</source>
        <translation>Bramka nie podaje, czy zapłacono kartą, czy inaczej.</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Otwarte: %1</translation>
    </message>
    <message>
        <source>… and %L1 more that are open.</source>
        <translation>… i jeszcze otwarte: %L1.</translation>
    </message>
    <message>
        <source>on phones</source>
        <translation>telefonem</translation>
    </message>
    <message>
        <source>Late money, kept</source>
        <translation>Za późno, zatrzymano</translation>
    </message>
    <message>
        <source>late, undecided</source>
        <translation>za późno, bez decyzji</translation>
    </message>
    <message>
        <source>refunds under way</source>
        <translation>zwroty w toku</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Call whoever looks after this till.</source>
        <translation>Wezwij osobę, która opiekuje się tą kasą.</translation>
    </message>
    <message>
        <source>This amount is not possible.</source>
        <translation>Ta kwota jest niemożliwa.</translation>
    </message>
    <message>
        <source>The e-mail address is not one.</source>
        <translation>To nie jest adres e-mail.</translation>
    </message>
    <message>
        <source>The customer&apos;s id is not one. It begins with cus_.</source>
        <translation>To nie jest identyfikator klienta. Zaczyna się on od cus_.</translation>
    </message>
    <message>
        <source>An order number has at most 200 characters, and no line breaks.</source>
        <translation>Numer zamówienia ma najwyżej 200 znaków i żadnych podziałów wiersza.</translation>
    </message>
    <message>
        <source>A reason is one short line, without a card&apos;s number.</source>
        <translation>Powód to jeden krótki wiersz, bez numeru karty.</translation>
    </message>
    <message>
        <source>The payment gateway does not accept this till&apos;s key.</source>
        <translation>Bramka płatnicza nie przyjmuje klucza tej kasy.</translation>
    </message>
    <message>
        <source>This till&apos;s key may not do that.</source>
        <translation>Klucz tej kasy nie ma do tego uprawnień.</translation>
    </message>
    <message>
        <source>The payment gateway refused the request.</source>
        <translation>Bramka płatnicza odrzuciła żądanie.</translation>
    </message>
    <message>
        <source>The payment gateway does not know what was asked for.</source>
        <translation>Bramka płatnicza nie zna tego, o co zapytano.</translation>
    </message>
    <message>
        <source>That cannot be done now. Look at how it stands, and try again.</source>
        <translation>Teraz nie da się tego zrobić. Sprawdź, jak wygląda sytuacja, i spróbuj ponownie.</translation>
    </message>
    <message>
        <source>Nothing was sent: %1 in this till&apos;s settings is not possible.</source>
        <translation>Niczego nie wysłano: wartość %1 w ustawieniach tej kasy jest niemożliwa.</translation>
    </message>
    <message>
        <source>The settings cannot be read or written. See who may do so, and whether the disk is full.</source>
        <translation>Nie można odczytać lub zapisać ustawień. Sprawdź, kto ma do tego prawo i czy dysk nie jest pełny.</translation>
    </message>
    <message>
        <source>The setting %1 is not possible as it stands.</source>
        <translation>Ustawienie %1 w tej postaci jest niemożliwe.</translation>
    </message>
    <message>
        <source>The API key cannot be read or written where it is kept.</source>
        <translation>Nie można odczytać lub zapisać klucza API w miejscu, w którym jest przechowywany.</translation>
    </message>
    <message>
        <source>This reference belongs to an order with another amount.</source>
        <translation>Ten numer należy do zamówienia z inną kwotą.</translation>
    </message>
    <message>
        <source>The payment gateway cannot be reached. Check the network.</source>
        <translation>Nie można połączyć się z bramką płatniczą. Sprawdź sieć.</translation>
    </message>
    <message>
        <source>The connection to the payment gateway is not safe. Nothing was sent.</source>
        <translation>Połączenie z bramką płatniczą nie jest bezpieczne. Niczego nie wysłano.</translation>
    </message>
    <message>
        <source>The payment gateway did not answer in time.</source>
        <translation>Bramka płatnicza nie odpowiedziała na czas.</translation>
    </message>
    <message>
        <source>This network leads elsewhere than to the payment gateway.</source>
        <translation>Ta sieć nie prowadzi do bramki płatniczej.</translation>
    </message>
    <message>
        <source>The payment gateway is busy.</source>
        <translation>Bramka płatnicza jest przeciążona.</translation>
    </message>
    <message>
        <source>The payment gateway has a problem.</source>
        <translation>Bramka płatnicza ma awarię.</translation>
    </message>
    <message>
        <source>The payment gateway is still working on this payment.</source>
        <translation>Bramka płatnicza wciąż przetwarza tę płatność.</translation>
    </message>
    <message>
        <source>The payment gateway gave an answer that makes no sense.</source>
        <translation>Bramka płatnicza udzieliła niezrozumiałej odpowiedzi.</translation>
    </message>
    <message>
        <source>The payment gateway answered about another payment.</source>
        <translation>Bramka płatnicza odpowiedziała w sprawie innej płatności.</translation>
    </message>
    <message>
        <source>The till&apos;s journal cannot be used, so nothing is charged.</source>
        <translation>Nie można korzystać z dziennika kasy, dlatego niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Kassi is open already, and has this journal.</source>
        <translation>Kassi jest już otwarty i korzysta z tego dziennika.</translation>
    </message>
    <message>
        <source>Kassi was stopped before that was done.</source>
        <translation>Kassi został zatrzymany, zanim to się skończyło.</translation>
    </message>
    <message>
        <source>The checkout page could not be shown.</source>
        <translation>Nie udało się wyświetlić strony płatności.</translation>
    </message>
    <message>
        <source>The money was taken after the payment had ended. Keep it or refund it.</source>
        <translation>Pieniądze pobrano po zakończeniu płatności. Zatrzymaj je albo zwróć.</translation>
    </message>
    <message>
        <source>Something went wrong in Kassi itself.</source>
        <translation>Coś poszło nie tak w samym Kassi.</translation>
    </message>
    <message>
        <source>See that %1 is whole, that only this user may read and change it, and that the disk has room.</source>
        <translation>Sprawdź, czy plik %1 jest cały, czy tylko ten użytkownik może go czytać i zmieniać i czy na dysku jest miejsce.</translation>
    </message>
    <message>
        <source>This order&apos;s money went back, or is on its way. Use another reference.</source>
        <translation>Pieniądze za to zamówienie wróciły albo właśnie wracają. Użyj innego numeru.</translation>
    </message>
</context>
<context>
    <name>Kassi::AmountPage</name>
    <message>
        <source>That came as quickly as from a scanner. Press Enter once more to take the payment.</source>
        <translation>To przyszło tak szybko jak ze skanera. Naciśnij Enter jeszcze raz, aby przyjąć płatność.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not taken over. %2</source>
        <translation>Nie wstawiono „%1”. %2</translation>
    </message>
    <message>
        <source>What was scanned cannot be an order number.</source>
        <translation>Zeskanowany kod nie może być numerem zamówienia.</translation>
    </message>
    <message>
        <source>There is nothing to charge.</source>
        <translation>Nie ma czego pobrać.</translation>
    </message>
    <message>
        <source>Choose at least one way to pay.</source>
        <translation>Wybierz co najmniej jeden sposób płatności.</translation>
    </message>
    <message>
        <source>That is not an amount. Write 4990, or a sum such as 1990+2*450.</source>
        <translation>To nie jest kwota. Wpisz 4990 albo sumę, na przykład 1990+2*450.</translation>
    </message>
    <message>
        <source>The sum is not finished.</source>
        <translation>Suma nie jest dokończona.</translation>
    </message>
    <message>
        <source>Krónur have no aurar: write a whole number.</source>
        <translation>Korony nie mają groszy: wpisz liczbę całkowitą.</translation>
    </message>
    <message>
        <source>Only krónur can be charged.</source>
        <translation>Można pobierać tylko korony islandzkie.</translation>
    </message>
    <message>
        <source>That is more than a till can take at once.</source>
        <translation>To więcej, niż kasa może przyjąć za jednym razem.</translation>
    </message>
    <message>
        <source>Latest payments</source>
        <translation>Ostatnie płatności</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Przyjmij płatność</translation>
    </message>
    <message>
        <source>Pay on phone</source>
        <translation>Zapłać telefonem</translation>
    </message>
    <message>
        <source>Again %1</source>
        <translation>Znowu %1</translation>
    </message>
    <message>
        <source>All payments</source>
        <translation>Wszystkie płatności</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Suma</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Pracownicy</translation>
    </message>
    <message>
        <source>Staff: %1 is signed in</source>
        <translation>Pracownicy: przy kasie jest %1</translation>
    </message>
</context>
<context>
    <name>Kassi::AttractPage</name>
    <message>
        <source>Order and pay here</source>
        <translation>Tu zamów i zapłać</translation>
    </message>
    <message>
        <source>Touch to begin</source>
        <translation>Dotknij, aby zacząć</translation>
    </message>
</context>
<context>
    <name>Kassi::CashierWindow</name>
    <message>
        <source>The refund failed. %1</source>
        <translation>Zwrot się nie powiódł. %1</translation>
    </message>
    <message>
        <source>%1 · %2 was refunded.</source>
        <translation>%1 · zwrócono %2.</translation>
    </message>
    <message>
        <source>An earlier payment was looked into. %1</source>
        <translation>Sprawdzono wcześniejszą płatność. %1</translation>
    </message>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>SZKOLENIE: tylko karty testowe, bez prawdziwych pieniędzy</translation>
    </message>
    <message>
        <source>Kassi – training</source>
        <translation>Kassi – szkolenie</translation>
    </message>
    <message>
        <source>%1: the refund was refused, and nothing went back. %2</source>
        <translation>%1: zwrot odrzucono i niczego nie zwrócono. %2</translation>
    </message>
    <message>
        <source>Whether %1 of the order %2 stays or goes back.</source>
        <translation>Decyzja: zatrzymać czy zwrócić %1 z zamówienia %2.</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Zamknięcie dnia</translation>
    </message>
    <message>
        <source>Sums since the last closing, compared with the gateway&apos;s books, and the closing.</source>
        <translation>Sumy od ostatniego zamknięcia, porównanie z zapisami bramki i zamknięcie dnia.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Szkolenie</translation>
    </message>
    <message>
        <source>Practise with test cards in a window of its own. No money moves.</source>
        <translation>Ćwiczenia z kartami testowymi w osobnym oknie. Bez prawdziwych pieniędzy.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
    <message>
        <source>Merchant, key, checkout, receipts, looks. Kassi opens again afterwards.</source>
        <translation>Sprzedawca, klucz, strona płatności, potwierdzenia, wygląd. Potem Kassi otworzy się ponownie.</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>Zakończ szkolenie</translation>
    </message>
    <message>
        <source>(test key)</source>
        <translation>(klucz testowy)</translation>
    </message>
    <message>
        <source>The day is to be closed.</source>
        <translation>Dzień ma zostać zamknięty.</translation>
    </message>
    <message>
        <source>The settings of this till are to be changed.</source>
        <translation>Ustawienia tej kasy mają zostać zmienione.</translation>
    </message>
    <message>
        <source>Closes this window. A till that is open behind it comes back.</source>
        <translation>Zamyka to okno. Jeśli za nim otwarta jest kasa, pojawi się znowu.</translation>
    </message>
</context>
<context>
    <name>Kassi::ChargeWindow</name>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>SZKOLENIE: tylko karty testowe, bez prawdziwych pieniędzy</translation>
    </message>
</context>
<context>
    <name>Kassi::CheckoutStep</name>
    <message>
        <source>The checkout</source>
        <translation>Strona płatności</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Pochodzenie (origin)</translation>
    </message>
    <message>
        <source>The web address that you agreed on with Borga, for example https://till.example.is</source>
        <translation>Adres internetowy uzgodniony z Borga, na przykład https://till.example.is</translation>
    </message>
    <message>
        <source>Address of Borga&apos;s checkout element</source>
        <translation>Adres formularza płatności Borga</translation>
    </message>
    <message>
        <source>Borga tells you. {client_secret} stands where the payment&apos;s secret belongs.</source>
        <translation>Podaje go Borga. {client_secret} stoi tam, gdzie ma się znaleźć sekret płatności.</translation>
    </message>
    <message>
        <source>Where a phone goes after paying</source>
        <translation>Dokąd przechodzi telefon po zapłaceniu</translation>
    </message>
    <message>
        <source>A page of yours. Leave empty if customers do not pay on their phones.</source>
        <translation>Twoja strona. Zostaw puste, jeśli klienci nie płacą telefonem.</translation>
    </message>
    <message>
        <source>Has to be a web address that starts with https://, or empty</source>
        <translation>Musi to być adres internetowy zaczynający się od https:// albo puste pole</translation>
    </message>
    <message>
        <source>Has to be a web address that starts with https:// and holds {client_secret} or {session_id} after the host</source>
        <translation>Musi to być adres internetowy zaczynający się od https:// i zawierający za nazwą hosta {client_secret} lub {session_id}</translation>
    </message>
    <message>
        <source>Has to start with https:// and to end with the host, without a path</source>
        <translation>Musi zaczynać się od https:// i kończyć nazwą hosta, bez ścieżki</translation>
    </message>
    <message>
        <source>What was agreed with Borga, and payments on a phone</source>
        <translation>To, co uzgodniono z Borga, i płatności telefonem</translation>
    </message>
</context>
<context>
    <name>Kassi::CustomerDisplay</name>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>SZKOLENIE: tylko karty testowe, bez prawdziwych pieniędzy</translation>
    </message>
    <message>
        <source>customer&apos;s display</source>
        <translation>ekran klienta</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Witamy</translation>
    </message>
    <message>
        <source>Please pay at the other screen, with the staff.</source>
        <translation>Prosimy zapłacić na drugim ekranie, u obsługi.</translation>
    </message>
</context>
<context>
    <name>Kassi::CustomerOutcome</name>
    <message>
        <source>Your payment came after all</source>
        <translation>Płatność jednak dotarła</translation>
    </message>
    <message>
        <source>The time for it was over. Please speak to the staff.</source>
        <translation>Jej czas już minął. Prosimy zwrócić się do obsługi.</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Zapłacono</translation>
    </message>
    <message>
        <source>This was paid already. Nothing was charged now.</source>
        <translation>To było już opłacone. Teraz niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Dziękujemy!</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Przyjęto</translation>
    </message>
    <message>
        <source>The claim waits for you in your online bank.</source>
        <translation>Krafa czeka w Twojej bankowości internetowej.</translation>
    </message>
    <message>
        <source>The card was declined</source>
        <translation>Karta została odrzucona</translation>
    </message>
    <message>
        <source>Nothing was taken. You can pay with another card or in another way.</source>
        <translation>Niczego nie pobrano. Można zapłacić inną kartą lub w inny sposób.</translation>
    </message>
    <message>
        <source>The payment was stopped</source>
        <translation>Płatność została przerwana</translation>
    </message>
    <message>
        <source>Nothing was taken.</source>
        <translation>Niczego nie pobrano.</translation>
    </message>
    <message>
        <source>The time ran out</source>
        <translation>Czas minął</translation>
    </message>
    <message>
        <source>Nothing was taken. You can start again.</source>
        <translation>Niczego nie pobrano. Można zacząć od nowa.</translation>
    </message>
    <message>
        <source>It cannot be paid here right now</source>
        <translation>Teraz nie można tu zapłacić</translation>
    </message>
    <message>
        <source>Nothing was taken. Please speak to the staff.</source>
        <translation>Niczego nie pobrano. Prosimy zwrócić się do obsługi.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Prosimy o chwilę cierpliwości</translation>
    </message>
    <message>
        <source>It is not certain yet whether your payment went through. Please do not pay again; the staff can see this too.</source>
        <translation>Nie wiadomo jeszcze, czy płatność doszła do skutku. Prosimy nie płacić ponownie; obsługa też to widzi.</translation>
    </message>
</context>
<context>
    <name>Kassi::DayComparisonPanel</name>
    <message>
        <source>%L1 of %L2 compared. Waiting until the payment on the screen is over.</source>
        <translation>Porównane płatności: %L1 z %L2. Czekam, aż zakończy się płatność na ekranie.</translation>
    </message>
    <message>
        <source>%L1 of %L2 compared. The till can be used meanwhile.</source>
        <translation>Porównane płatności: %L1 z %L2. W tym czasie można korzystać z kasy.</translation>
    </message>
    <message>
        <source>There is nothing to compare: no payment of this day reached the gateway.</source>
        <translation>Nie ma czego porównywać: żadna płatność z tego dnia nie dotarła do bramki.</translation>
    </message>
    <message>
        <source>The gateway does not answer. Compare again later. %1</source>
        <translation>Bramka nie odpowiada. Porównaj ponownie później. %1</translation>
    </message>
    <message>
        <source>The day can be compared with the gateway&apos;s books, payment for payment.</source>
        <translation>Dzień można porównać z zapisami bramki, płatność po płatności.</translation>
    </message>
    <message>
        <source>… and %L1 more.</source>
        <translation>… i jeszcze %L1.</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Otwarte: %1</translation>
    </message>
    <message>
        <source>Compared so far</source>
        <translation>Dotąd porównano</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Przerwij porównanie</translation>
    </message>
    <message>
        <source>Compare with the gateway</source>
        <translation>Porównaj z bramką</translation>
    </message>
    <message>
        <source>Differences and open cases</source>
        <translation>Różnice i otwarte sprawy</translation>
    </message>
</context>
<context>
    <name>Kassi::DayDesk</name>
    <message>
        <source>Saving…</source>
        <translation>Zapisuję…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
    <message>
        <source>The file could not be written. See that the disk has room and may be written to, then try again. (%1)</source>
        <translation>Nie udało się zapisać pliku. Sprawdź, czy na dysku jest miejsce i czy można na nim zapisywać, i spróbuj ponownie. (%1)</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Drukuję…</translation>
    </message>
    <message>
        <source>The slip is on its way to the printer.</source>
        <translation>Raport został wysłany do drukarki.</translation>
    </message>
</context>
<context>
    <name>Kassi::DayPage</name>
    <message>
        <source>The open day</source>
        <translation>Otwarty dzień</translation>
    </message>
    <message>
        <source>Day %1: %2</source>
        <translation>Dzień %1: %2</translation>
    </message>
    <message>
        <source>The journal could not be read. %1</source>
        <translation>Nie udało się odczytać dziennika. %1</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Zamknięcie dnia</translation>
    </message>
    <message>
        <source>Day %1, closed</source>
        <translation>Dzień %1, zamknięty</translation>
    </message>
    <message>
        <source>Closed by %1</source>
        <translation>Zamknięte przez: %1</translation>
    </message>
    <message>
        <source>Nothing has happened since then.</source>
        <translation>Od tego czasu nic się nie wydarzyło.</translation>
    </message>
    <message>
        <source>A payment is on the screen. Close the day when it is over.</source>
        <translation>Na ekranie jest płatność. Zamknij dzień, gdy się zakończy.</translation>
    </message>
    <message>
        <source>Day %1 is written into the journal with these sums, for good: it cannot be opened again. What comes later belongs to the next day.</source>
        <translation>Dzień %1 zostanie na stałe zapisany w dzienniku z tymi sumami i nie będzie można go ponownie otworzyć. To, co nastąpi później, należy do następnego dnia.</translation>
    </message>
    <message>
        <source>Still open: %L1. Kassi goes on looking after them.</source>
        <translation>Otwarte sprawy: %L1. Kassi będzie je dalej sprawdzać.</translation>
    </message>
    <message>
        <source>It was not compared with the gateway.</source>
        <translation>Dnia nie porównano z bramką.</translation>
    </message>
    <message>
        <source>Different at the gateway: %L1.</source>
        <translation>Niezgodne z bramką: %L1.</translation>
    </message>
    <message>
        <source>Close day %1</source>
        <translation>Zamknij dzień %1</translation>
    </message>
    <message>
        <source>The day is not closed. %1</source>
        <translation>Dzień nie został zamknięty. %1</translation>
    </message>
    <message>
        <source>Day %1 is closed. A new one has begun.</source>
        <translation>Dzień %1 został zamknięty. Rozpoczął się nowy.</translation>
    </message>
    <message>
        <source>day-%1-open</source>
        <translation>dzien-%1-otwarty</translation>
    </message>
    <message>
        <source>day-%1</source>
        <translation>dzien-%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drukuj</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Zamknij dzień</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Jeszcze nie</translation>
    </message>
    <message>
        <source>Which day</source>
        <translation>Wybór dnia</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Pozycja</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Liczba</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Sums of the day</source>
        <translation>Sumy dnia</translation>
    </message>
    <message>
        <source>The gateway does not tell whether a payment was made by card or another way.</source>
        <translation>Bramka nie podaje, czy zapłacono kartą, czy inaczej.</translation>
    </message>
</context>
<context>
    <name>Kassi::EndPage</name>
    <message>
        <source>An order like yours was just paid</source>
        <translation>Takie samo zamówienie właśnie opłacono</translation>
    </message>
    <message>
        <source>If that was you, please do not pay again and speak to the staff. If not, go on and pay your own.</source>
        <translation>Jeśli to Ty, nie płać ponownie i zwróć się do obsługi. Jeśli nie, zapłać za swoje.</translation>
    </message>
    <message>
        <source>Your order number</source>
        <translation>Numer Twojego zamówienia</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Drukuj paragon</translation>
    </message>
    <message>
        <source>Pay my own order</source>
        <translation>Zapłać za moje</translation>
    </message>
    <message>
        <source>Another card</source>
        <translation>Inna karta</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Wyjdź</translation>
    </message>
</context>
<context>
    <name>Kassi::GatewayStep</name>
    <message>
        <source>Your account at Borga</source>
        <translation>Twoje konto w Borga</translation>
    </message>
    <message>
        <source>Asking Borga…</source>
        <translation>Pytam Borga…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Sprawdź</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>Numer sprzedawcy</translation>
    </message>
    <message>
        <source>From Borga&apos;s dashboard; starts with mer_</source>
        <translation>Z panelu Borga; zaczyna się od mer_</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Klucz API</translation>
    </message>
    <message>
        <source>Leave empty to keep the one that is there</source>
        <translation>Zostaw puste, aby zachować obecny</translation>
    </message>
    <message>
        <source>From Borga&apos;s dashboard; starts with sk_live_, or sk_test_ for training</source>
        <translation>Z panelu Borga; zaczyna się od sk_live_, a do szkolenia od sk_test_</translation>
    </message>
    <message>
        <source>Address of the gateway</source>
        <translation>Adres bramki płatniczej</translation>
    </message>
    <message>
        <source>Where the key is kept</source>
        <translation>Gdzie przechowywać klucz</translation>
    </message>
    <message>
        <source>In a file that only this user can read</source>
        <translation>W pliku, który może czytać tylko ten użytkownik</translation>
    </message>
    <message>
        <source>In the desktop&apos;s keychain</source>
        <translation>W pęku kluczy pulpitu</translation>
    </message>
    <message>
        <source>Has to be a web address that starts with https:// and has no path</source>
        <translation>Musi to być adres internetowy zaczynający się od https://, bez ścieżki</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Wklej tu klucz</translation>
    </message>
    <message>
        <source>This is not an API key of Borga. Copy it again, whole, from the dashboard.</source>
        <translation>To nie jest klucz API Borga. Skopiuj go jeszcze raz z panelu, w całości.</translation>
    </message>
    <message>
        <source>Has to start with mer_ and hold letters and digits only</source>
        <translation>Musi zaczynać się od mer_ i zawierać tylko litery i cyfry</translation>
    </message>
    <message>
        <source>The key belongs to another merchant, %1 (%2). Compare the two numbers.</source>
        <translation>Klucz należy do innego sprzedawcy: %1 (%2). Porównaj oba numery.</translation>
    </message>
    <message>
        <source>This key may not read payment sessions, so no payment could ever be confirmed. Use a key that starts with sk_.</source>
        <translation>Ten klucz nie może odczytywać sesji płatności, więc żadnej płatności nie dałoby się potwierdzić. Użyj klucza zaczynającego się od sk_.</translation>
    </message>
    <message>
        <source>This key may not read payments. Claims (krafa) would stay pending for ever; leave them out.</source>
        <translation>Ten klucz nie może odczytywać płatności. Płatności typu krafa na zawsze pozostałyby w toku; zrezygnuj z nich.</translation>
    </message>
    <message>
        <source>What answers at this address is not Borga. Look at the address of the gateway.</source>
        <translation>Pod tym adresem nie odpowiada Borga. Sprawdź adres bramki płatniczej.</translation>
    </message>
    <message>
        <source>✓ %1 – a test key, no money moves</source>
        <translation>✓ %1 – klucz testowy, bez prawdziwych pieniędzy</translation>
    </message>
    <message>
        <source>✓ %1 – a live key, real money moves</source>
        <translation>✓ %1 – klucz produkcyjny, prawdziwe pieniądze</translation>
    </message>
    <message>
        <source>Merchant number, API key, address of the gateway</source>
        <translation>Numer sprzedawcy, klucz API, adres bramki</translation>
    </message>
    <message>
        <source>Where it is now, as the settings file says</source>
        <translation>Tam, gdzie jest teraz, jak mówi plik ustawień</translation>
    </message>
    <message>
        <source>Kassi cannot put a new key where the old one is: choose below where it is to be kept</source>
        <translation>Kassi nie może umieścić nowego klucza tam, gdzie jest stary: wybierz poniżej, gdzie ma być przechowywany</translation>
    </message>
    <message>
        <source>The key moves. Where it was until now it stays: delete it there.</source>
        <translation>Klucz zostanie przeniesiony. W dotychczasowym miejscu też pozostanie: usuń go stamtąd.</translation>
    </message>
</context>
<context>
    <name>Kassi::HandlingStep</name>
    <message>
        <source>At the till</source>
        <translation>Przy kasie</translation>
    </message>
    <message>
        <source>Amounts one key away, when it locks, the customer&apos;s screen</source>
        <translation>Szybkie kwoty, blokowanie, ekran klienta</translation>
    </message>
    <message>
        <source>Amounts that are one key away</source>
        <translation>Kwoty pod jednym klawiszem</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nigdy</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Po %n minucie</numerusform>
            <numerusform>Po %n minutach</numerusform>
            <numerusform>Po %n minutach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n second(s)</source>
        <translation>
            <numerusform>Po %n sekundzie</numerusform>
            <numerusform>Po %n sekundach</numerusform>
            <numerusform>Po %n sekundach</numerusform>
        </translation>
    </message>
    <message>
        <source>Locks itself when nobody touches it, once staff have PINs</source>
        <translation>Blokuje się, gdy nikt jej nie dotyka, jeśli pracownicy mają PIN-y</translation>
    </message>
    <message>
        <source>The second one, where there is one</source>
        <translation>Drugi, jeśli jest</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Żaden</translation>
    </message>
    <message>
        <source>The customer&apos;s own screen</source>
        <translation>Własny ekran klienta</translation>
    </message>
    <message>
        <source>As the till&apos;s</source>
        <translation>Jak kasa</translation>
    </message>
    <message>
        <source>Language that each customer begins with</source>
        <translation>Język, od którego zaczyna każdy klient</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no amount in whole krónur</source>
        <translation>„%1” nie jest kwotą w pełnych koronach</translation>
    </message>
    <message>
        <source>At most six: there is no room for more</source>
        <translation>Najwyżej sześć: na więcej nie ma miejsca</translation>
    </message>
    <message>
        <source>At most six, with semicolons between them: 500; 1000; 2500. May be empty.</source>
        <translation>Najwyżej sześć, oddzielonych średnikami: 500; 1000; 2500. Może być puste.</translation>
    </message>
    <message>
        <source>A number with a space in it could be one amount or two: put semicolons between amounts, as in 500; 1500; 2500</source>
        <translation>Liczba ze spacją może być jedną kwotą albo dwiema: oddziel kwoty średnikami, na przykład 500; 1500; 2500</translation>
    </message>
</context>
<context>
    <name>Kassi::ItemTile</name>
    <message>
        <source>One more: %1</source>
        <translation>Jeden więcej: %1</translation>
    </message>
    <message>
        <source>One less: %1</source>
        <translation>Jeden mniej: %1</translation>
    </message>
</context>
<context>
    <name>Kassi::JournalDetails</name>
    <message>
        <source>Copied: %1</source>
        <translation>Skopiowano: %1</translation>
    </message>
    <message>
        <source>It could not be read. %1</source>
        <translation>Nie udało się tego odczytać. %1</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Zamówienie</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Płatność</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesja</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopiuj: %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co się działo</translation>
    </message>
    <message>
        <source>Receipt, copy</source>
        <translation>Kopia potwierdzenia</translation>
    </message>
    <message>
        <source>Save evidence</source>
        <translation>Zapisz dowody</translation>
    </message>
    <message>
        <source>Refunded: %1</source>
        <translation>Zwrócono: %1</translation>
    </message>
    <message>
        <source>on its way: %1</source>
        <translation>w drodze: %1</translation>
    </message>
    <message>
        <source>asked for: %1</source>
        <translation>zlecono: %1</translation>
    </message>
    <message>
        <source>the last refund was refused</source>
        <translation>ostatni zwrot odrzucono</translation>
    </message>
    <message>
        <source>left: %1</source>
        <translation>pozostało: %1</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Zwróć</translation>
    </message>
    <message>
        <source>Refund receipt</source>
        <translation>Potwierdzenie zwrotu</translation>
    </message>
</context>
<context>
    <name>Kassi::JournalModel</name>
    <message>
        <source>Time</source>
        <translation>Czas</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Numer zamówienia</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>Refunded in part</source>
        <translation>Zwrócono część</translation>
    </message>
</context>
<context>
    <name>Kassi::JournalPage</name>
    <message>
        <source>Saving the evidence. The journal is checked first…</source>
        <translation>Zapisuję dowody. Najpierw sprawdzam dziennik…</translation>
    </message>
    <message>
        <source>The evidence is in %1</source>
        <translation>Dowody są w pliku %1</translation>
    </message>
    <message>
        <source>The evidence could not be saved. %1</source>
        <translation>Nie udało się zapisać dowodów. %1</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>W toku</translation>
    </message>
    <message>
        <source>Payments: %L1</source>
        <translation>Płatności: %L1</translation>
    </message>
    <message>
        <source>Payments: more than %L1</source>
        <translation>Płatności: ponad %L1</translation>
    </message>
    <message>
        <source>Nothing today. F3 looks further back.</source>
        <translation>Dziś nic nie ma. F3 szuka wcześniej.</translation>
    </message>
    <message>
        <source>Nothing in these days. F3 looks in all payments.</source>
        <translation>W tych dniach nic nie ma. F3 szuka we wszystkich płatnościach.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nic nie znaleziono.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Szukam…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Search: order number, amount, payment id</source>
        <translation>Szukaj: numer zamówienia, kwota, identyfikator płatności</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Szukaj</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Dziś</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 dni</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Wszystkie</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Płatności</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Wszystkie wyniki</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Zwrócono</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Zamknięcie dnia</translation>
    </message>
    <message>
        <source>See that the disk has room and may be written to, then try again.</source>
        <translation>Sprawdź, czy na dysku jest miejsce i czy można na nim zapisywać, i spróbuj ponownie.</translation>
    </message>
</context>
<context>
    <name>Kassi::Keypad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>Usuń ostatnią cyfrę</translation>
    </message>
    <message>
        <source>Erase the amount</source>
        <translation>Usuń kwotę</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskBar</name>
    <message>
        <source>Choose</source>
        <translation>Wybierz</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Sprawdź</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Zapłać</translation>
    </message>
    <message>
        <source>Step %1 of 3: %2</source>
        <translation>Krok %1 z 3: %2</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskFoot</name>
    <message>
        <source>Everything further down</source>
        <translation>Wszystko niżej</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Wysoki kontrast</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Duże litery</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Od początku</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskStaff</name>
    <message>
        <source>The refund failed. %1</source>
        <translation>Zwrot się nie powiódł. %1</translation>
    </message>
    <message>
        <source>The refund was accepted.</source>
        <translation>Zwrot został przyjęty.</translation>
    </message>
    <message>
        <source>The panel of this kiosk is to be opened.</source>
        <translation>Ma zostać otwarty panel tego kiosku.</translation>
    </message>
    <message>
        <source>No manager is set up at this till, so nobody can open the panel here. Start Kassi with --mode cashier, press Ctrl+S and add one.</source>
        <translation>Na tej kasie nie ma kierownika, więc nikt nie może otworzyć tu panelu. Uruchom Kassi z --mode cashier, naciśnij Ctrl+S i dodaj go.</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Dla obsługi</translation>
    </message>
    <message>
        <source>The disk does not take this: after a new start the kiosk is as it was before.</source>
        <translation>Dysk tego nie przyjmuje: po ponownym uruchomieniu kiosk będzie taki jak przedtem.</translation>
    </message>
</context>
<context>
    <name>Kassi::KioskWindow</name>
    <message>
        <source>Your receipt is being printed.</source>
        <translation>Paragon jest drukowany.</translation>
    </message>
    <message>
        <source>Here is your receipt.</source>
        <translation>Oto paragon.</translation>
    </message>
    <message>
        <source>The receipt could not be printed. The staff can print it.</source>
        <translation>Nie udało się wydrukować paragonu. Może to zrobić obsługa.</translation>
    </message>
    <message>
        <source>The printer does not work now: no receipt can be printed.</source>
        <translation>Drukarka teraz nie działa: nie można wydrukować paragonu.</translation>
    </message>
    <message>
        <source>TRAINING: test cards only, no money moves</source>
        <translation>SZKOLENIE: tylko karty testowe, bez pieniędzy</translation>
    </message>
    <message>
        <source>Nothing was paid here yet.</source>
        <translation>Jeszcze nic tu nie opłacono.</translation>
    </message>
</context>
<context>
    <name>Kassi::LateMoneyBar</name>
    <message>
        <source>Refund</source>
        <translation>Zwróć</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Zatrzymaj</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>%1 goes back to the customer.</source>
        <translation>%1 wraca do klienta.</translation>
    </message>
    <message>
        <source>%1 stays. The goods are handed over.</source>
        <translation>%1 zostaje. Towar zostaje wydany.</translation>
    </message>
    <message>
        <source>The money came late: %1, begun %2, had ended as &quot;%3&quot;. Refund it, or keep it and hand over the goods?</source>
        <translation>Pieniądze przyszły za późno: %1, rozpoczęto %2, zakończono jako „%3”. Zwrócić je czy zatrzymać i wydać towar?</translation>
    </message>
    <message numerus="yes">
        <source>%n more after this.</source>
        <translation>
            <numerusform>Po tym jeszcze %n.</numerusform>
            <numerusform>Po tym jeszcze %n.</numerusform>
            <numerusform>Po tym jeszcze %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refund the second</source>
        <translation>Zwróć drugą</translation>
    </message>
    <message>
        <source>It was taken once</source>
        <translation>Pobrano raz</translation>
    </message>
    <message>
        <source>%1 was taken once. Nothing goes back.</source>
        <translation>%1: pobrano tylko raz. Nic nie wraca do klienta.</translation>
    </message>
    <message>
        <source>%1 may have been taken twice: the form at the till and the phone were both completed. Look in the gateway&apos;s list of payments before you decide.</source>
        <translation>%1: możliwe, że pobrano dwa razy, bo płatność ukończono zarówno w formularzu przy kasie, jak i na telefonie. Przed decyzją sprawdź listę płatności w bramce.</translation>
    </message>
</context>
<context>
    <name>Kassi::LatestPayments</name>
    <message>
        <source>Came late, being refunded</source>
        <translation>Za późno, zwrot w toku</translation>
    </message>
    <message>
        <source>Being refunded</source>
        <translation>Zwrot w toku</translation>
    </message>
    <message>
        <source>Came late, refunded</source>
        <translation>Za późno, zwrócono</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Zwrócono</translation>
    </message>
    <message>
        <source>Refunded in part: %1</source>
        <translation>Zwrócono część: %1</translation>
    </message>
    <message>
        <source>Paid, the refund failed</source>
        <translation>Zapłacono, zwrot się nie powiódł</translation>
    </message>
    <message>
        <source>Came late, kept</source>
        <translation>Za późno, zatrzymano</translation>
    </message>
    <message>
        <source>Money came late</source>
        <translation>Pieniądze przyszły za późno</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>W toku</translation>
    </message>
    <message>
        <source>Taken twice?</source>
        <translation>Pobrano dwa razy?</translation>
    </message>
    <message>
        <source>Taken once, in the other place</source>
        <translation>Pobrano raz, w drugim miejscu</translation>
    </message>
    <message>
        <source>Done on the phone instead</source>
        <translation>Ukończono na telefonie</translation>
    </message>
    <message>
        <source>Done at the till instead</source>
        <translation>Ukończono przy kasie</translation>
    </message>
</context>
<context>
    <name>Kassi::LineEdit</name>
    <message>
        <source>Cut</source>
        <translation>Wytnij</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Wklej</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Zaznacz wszystko</translation>
    </message>
</context>
<context>
    <name>Kassi::LookStep</name>
    <message>
        <source>The look</source>
        <translation>Wygląd</translation>
    </message>
    <message>
        <source>Language, light or dark, size, the shop&apos;s colour and logo</source>
        <translation>Język, jasny lub ciemny, rozmiar, kolor i logo sklepu</translation>
    </message>
    <message>
        <source>Language of the staff</source>
        <translation>Język obsługi</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Kolory</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Jasne</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Ciemne</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Wysoki kontrast</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Jak pulpit</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Rozmiar wszystkiego</translation>
    </message>
    <message>
        <source>The shop&apos;s colour</source>
        <translation>Kolor sklepu</translation>
    </message>
    <message>
        <source>As #0b4f6c. Leave empty for Kassi&apos;s own.</source>
        <translation>Na przykład #0b4f6c. Zostaw puste, aby użyć koloru Kassi.</translation>
    </message>
    <message>
        <source>The shop&apos;s logo</source>
        <translation>Logo sklepu</translation>
    </message>
    <message>
        <source>Where the file is, PNG or SVG; it can be dragged here. Leave empty for none.</source>
        <translation>Gdzie jest plik, PNG lub SVG; można go tu przeciągnąć. Zostaw puste, jeśli go nie ma.</translation>
    </message>
    <message>
        <source>Has to be the whole path, from / on, or empty</source>
        <translation>Musi to być cała ścieżka, od /, albo puste pole</translation>
    </message>
    <message>
        <source>This is no PNG or SVG picture that can be read, of at most 1 MiB</source>
        <translation>To nie jest czytelny obraz PNG lub SVG o wielkości do 1 MiB</translation>
    </message>
    <message>
        <source>Has to be # and six digits or letters from a to f, or empty</source>
        <translation>Musi to być # i sześć cyfr lub liter od a do f albo puste pole</translation>
    </message>
</context>
<context>
    <name>Kassi::NoticePage</name>
    <message>
        <source>Thank you!</source>
        <translation>Dziękujemy!</translation>
    </message>
    <message>
        <source>Your order number</source>
        <translation>Numer Twojego zamówienia</translation>
    </message>
    <message>
        <source>Waiting for your order</source>
        <translation>Czekamy na Twoje zamówienie</translation>
    </message>
    <message>
        <source>It comes from the counter by itself.</source>
        <translation>Pojawi się samo, z lady.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Chwileczkę</translation>
    </message>
    <message>
        <source>Payments are interrupted</source>
        <translation>Płatności chwilowo niemożliwe</translation>
    </message>
    <message>
        <source>The connection is down. It is tried again all the time, and this screen comes back by itself. Nothing was taken.</source>
        <translation>Brak połączenia. Próbujemy bez przerwy, a ekran wróci sam. Niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Nieczynne</translation>
    </message>
    <message>
        <source>You cannot pay here now.</source>
        <translation>Teraz nie można tu zapłacić.</translation>
    </message>
    <message>
        <source>Please go to the staff.</source>
        <translation>Zwróć się do obsługi.</translation>
    </message>
    <message>
        <source>For staff: %1</source>
        <translation>Dla obsługi: %1</translation>
    </message>
</context>
<context>
    <name>Kassi::OnScreenKeyboard</name>
    <message>
        <source>Capital letter</source>
        <translation>Wielka litera</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>ABC: letters</source>
        <translation>ABC: litery</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Cyfry i znaki</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spacja</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Next: the next field</source>
        <translation>Dalej: następne pole</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>Done: put the keyboard away</source>
        <translation>Gotowe: schowaj klawiaturę</translation>
    </message>
</context>
<context>
    <name>Kassi::OpenCases</name>
    <message>
        <source>Being asked about now.</source>
        <translation>Właśnie jest sprawdzana.</translation>
    </message>
    <message numerus="yes">
        <source>Asked about again in %n s.</source>
        <translation>
            <numerusform>Ponowne sprawdzenie za %n s.</numerusform>
            <numerusform>Ponowne sprawdzenie za %n s.</numerusform>
            <numerusform>Ponowne sprawdzenie za %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not confirmed yet: %n. Do not charge again, Kassi keeps asking.</source>
        <translation>
            <numerusform>%n płatność nie jest jeszcze potwierdzona. Nie pobieraj ponownie, Kassi sprawdza dalej.</numerusform>
            <numerusform>%n płatności nie są jeszcze potwierdzone. Nie pobieraj ponownie, Kassi sprawdza dalej.</numerusform>
            <numerusform>%n płatności nie jest jeszcze potwierdzonych. Nie pobieraj ponownie, Kassi sprawdza dalej.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ukryj</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Pokaż</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>O %1: %2</translation>
    </message>
    <message>
        <source>At %1: nothing new.</source>
        <translation>O %1: nic nowego.</translation>
    </message>
</context>
<context>
    <name>Kassi::OrderDetails</name>
    <message>
        <source>Card</source>
        <translation>Karta</translation>
    </message>
    <message>
        <source>Claim (krafa)</source>
        <translation>Krafa (przelew z banku)</translation>
    </message>
    <message>
        <source>Reference (order number)</source>
        <translation>Numer zamówienia</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Nieobowiązkowe</translation>
    </message>
    <message>
        <source>Customer&apos;s e-mail</source>
        <translation>E-mail klienta</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Niewymagane</translation>
    </message>
    <message>
        <source>Customer&apos;s id at Borga</source>
        <translation>Identyfikator klienta w Borga</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Sposoby płatności</translation>
    </message>
    <message>
        <source>Offer to save the card</source>
        <translation>Zaproponuj zapisanie karty</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Mniej</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Więcej</translation>
    </message>
</context>
<context>
    <name>Kassi::OutcomePage</name>
    <message>
        <source>This order was already paid. Nothing was charged now.</source>
        <translation>To zamówienie było już opłacone. Teraz niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Zamówienie %1</translation>
    </message>
    <message>
        <source>New payment</source>
        <translation>Nowa płatność</translation>
    </message>
    <message>
        <source>Try this order again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>Save receipt as PDF</source>
        <translation>Zapisz potwierdzenie jako PDF</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Drukuj potwierdzenie</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Zwróć</translation>
    </message>
</context>
<context>
    <name>Kassi::PayPage</name>
    <message>
        <source>Stop this payment?</source>
        <translation>Przerwać tę płatność?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Przerwij</translation>
    </message>
    <message>
        <source>Yes, stop it</source>
        <translation>Tak, przerwij</translation>
    </message>
    <message>
        <source>No, go on</source>
        <translation>Nie, kontynuuj</translation>
    </message>
    <message>
        <source>The payment is being stopped. One moment, please.</source>
        <translation>Płatność jest przerywana. Chwileczkę.</translation>
    </message>
    <message>
        <source>Your bank is checking. Please wait.</source>
        <translation>Twój bank sprawdza. Proszę czekać.</translation>
    </message>
    <message>
        <source>The card was not accepted. You can try another one.</source>
        <translation>Karta nie została przyjęta. Możesz użyć innej.</translation>
    </message>
    <message>
        <source>The payment page does not open. Stop, and try again or ask the staff.</source>
        <translation>Strona płatności się nie otwiera. Przerwij i spróbuj ponownie lub zwróć się do obsługi.</translation>
    </message>
    <message>
        <source>The connection is down just now. It is tried again all the time: please wait a moment.</source>
        <translation>Chwilowo brak połączenia. Próbujemy bez przerwy: prosimy chwilę poczekać.</translation>
    </message>
    <message>
        <source>Paying by phone does not work just now. You can pay by card here.</source>
        <translation>Płatność telefonem chwilowo nie działa. Można zapłacić kartą tutaj.</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentFacts</name>
    <message>
        <source>The form comes from %1</source>
        <translation>Formularz pochodzi z %1</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentFlow</name>
    <message>
        <source>The phone&apos;s code is no longer valid. The card form is as it was.</source>
        <translation>Kod dla telefonu stracił ważność. Formularz karty pozostał bez zmian.</translation>
    </message>
    <message>
        <source>The phone&apos;s code could not be shown. The card form is as it was.</source>
        <translation>Nie udało się wyświetlić kodu dla telefonu. Formularz karty pozostał bez zmian.</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentPage</name>
    <message>
        <source>Kassi keeps trying.</source>
        <translation>Kassi próbuje dalej.</translation>
    </message>
    <message>
        <source>Getting the payment ready…</source>
        <translation>Przygotowuję płatność…</translation>
    </message>
    <message>
        <source>Looking up this order…</source>
        <translation>Sprawdzam to zamówienie…</translation>
    </message>
    <message>
        <source>Confirming…</source>
        <translation>Potwierdzam…</translation>
    </message>
    <message>
        <source>Making a code for the phone…</source>
        <translation>Przygotowuję kod dla telefonu…</translation>
    </message>
</context>
<context>
    <name>Kassi::PaymentStrip</name>
    <message>
        <source>Stop this payment?</source>
        <translation>Przerwać tę płatność?</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>Anuluj płatność</translation>
    </message>
    <message>
        <source>Yes, stop it</source>
        <translation>Tak, przerwij</translation>
    </message>
    <message>
        <source>No, go on</source>
        <translation>Nie, kontynuuj</translation>
    </message>
    <message>
        <source>Card form</source>
        <translation>Formularz karty</translation>
    </message>
    <message>
        <source>Pay on phone</source>
        <translation>Zapłać telefonem</translation>
    </message>
</context>
<context>
    <name>Kassi::PhonePanel</name>
    <message>
        <source>Pay on your phone</source>
        <translation>Zapłać telefonem</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the code and follow the link.</source>
        <translation>Skieruj aparat telefonu na kod i otwórz link.</translation>
    </message>
    <message>
        <source>The code is being made…</source>
        <translation>Przygotowuję kod…</translation>
    </message>
    <message>
        <source>Back to the card form</source>
        <translation>Wróć do formularza karty</translation>
    </message>
    <message>
        <source>Card form</source>
        <translation>Formularz karty</translation>
    </message>
</context>
<context>
    <name>Kassi::PhoneTool</name>
    <message>
        <source>Back to the card form</source>
        <translation>Wróć do formularza karty</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Zapłać telefonem</translation>
    </message>
</context>
<context>
    <name>Kassi::PinPad</name>
    <message>
        <source>PIN, digits typed: %1</source>
        <translation>PIN, wpisane cyfry: %1</translation>
    </message>
    <message>
        <source>That came as quickly as from a scanner. Type the PIN.</source>
        <translation>To przyszło tak szybko jak ze skanera. Wpisz PIN ręcznie.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Usuń ostatnią cyfrę</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
</context>
<context>
    <name>Kassi::PopupPanel</name>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>A window without an address</source>
        <translation>Okno bez adresu</translation>
    </message>
</context>
<context>
    <name>Kassi::PricePage</name>
    <message>
        <source>Page before</source>
        <translation>Poprzednia strona</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Następna strona</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Jeszcze nic nie wybrano</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Go on (%1)</source>
        <translation>Dalej (%1)</translation>
    </message>
</context>
<context>
    <name>Kassi::ProgressPanel</name>
    <message>
        <source>Waiting for card</source>
        <translation>Czekanie na kartę</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Wpisywanie</translation>
    </message>
    <message>
        <source>Bank check</source>
        <translation>Kontrola w banku</translation>
    </message>
    <message>
        <source>Confirming</source>
        <translation>Potwierdzanie</translation>
    </message>
    <message>
        <source>The customer pays at their own display (%1).</source>
        <translation>Klient płaci na własnym ekranie (%1).</translation>
    </message>
    <message>
        <source>Bring the payment to this screen</source>
        <translation>Przenieś płatność na ten ekran</translation>
    </message>
</context>
<context>
    <name>Kassi::ReceiptDesk</name>
    <message>
        <source>There is no receipt for this payment now.</source>
        <translation>Dla tej płatności nie ma teraz potwierdzenia.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Zapisuję…</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Drukuję…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
    <message>
        <source>The receipt is on its way to the printer.</source>
        <translation>Potwierdzenie zostało wysłane do drukarki.</translation>
    </message>
    <message>
        <source>This machine has no printer, or no default one. Set it up in CUPS, or leave receipt.printer in the settings empty to save receipts as PDF.</source>
        <translation>Ten komputer nie ma drukarki albo nie ma drukarki domyślnej. Skonfiguruj ją w CUPS albo zostaw receipt.printer w ustawieniach puste, aby zapisywać potwierdzenia jako PDF.</translation>
    </message>
    <message>
        <source>This machine has no printer called %1. Compare receipt.printer in the settings with the names that lpstat -e prints.</source>
        <translation>Ten komputer nie ma drukarki o nazwie %1. Porównaj receipt.printer w ustawieniach z nazwami, które wypisuje lpstat -e.</translation>
    </message>
    <message>
        <source>The printer is stopped. See that it is on and has paper, start it again in CUPS, then print again.</source>
        <translation>Drukarka jest zatrzymana. Sprawdź, czy jest włączona i ma papier, uruchom ją ponownie w CUPS i wydrukuj jeszcze raz.</translation>
    </message>
    <message>
        <source>The printer did not take it. See that it is on and connected, then print again.</source>
        <translation>Drukarka tego nie przyjęła. Sprawdź, czy jest włączona i podłączona, i wydrukuj ponownie.</translation>
    </message>
    <message>
        <source>%1 could not be written. See that the disk has room and may be written to, then try again.</source>
        <translation>Nie udało się zapisać %1. Sprawdź, czy na dysku jest miejsce i czy można na nim zapisywać, i spróbuj ponownie.</translation>
    </message>
    <message>
        <source>The printer takes nothing now. Have its queue accept jobs again in CUPS, then print again.</source>
        <translation>Drukarka teraz niczego nie przyjmuje. Włącz w CUPS ponowne przyjmowanie zadań do jej kolejki, a potem wydrukuj ponownie.</translation>
    </message>
</context>
<context>
    <name>Kassi::ReceiptStep</name>
    <message>
        <source>On receipts</source>
        <translation>Na potwierdzeniach</translation>
    </message>
    <message>
        <source>The shop&apos;s address, its VAT number, a last line</source>
        <translation>Adres sklepu, jego numer VAT, ostatni wiersz</translation>
    </message>
    <message>
        <source>Address of the shop</source>
        <translation>Adres sklepu</translation>
    </message>
    <message>
        <source>At most five lines, with semicolons between them: Laugavegur 1; 101 Reykjavík. May be empty.</source>
        <translation>Najwyżej pięć wierszy, oddzielonych średnikami: Laugavegur 1; 101 Reykjavík. Może być puste.</translation>
    </message>
    <message>
        <source>VAT number (VSK-númer)</source>
        <translation>Numer VAT (VSK-númer)</translation>
    </message>
    <message>
        <source>Five or six digits; may be empty</source>
        <translation>Pięć lub sześć cyfr; może być puste</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Ostatni wiersz</translation>
    </message>
    <message>
        <source>For example opening hours; may be empty</source>
        <translation>Na przykład godziny otwarcia; może być puste</translation>
    </message>
    <message>
        <source>At most five lines: there is no room for more</source>
        <translation>Najwyżej pięć wierszy: na więcej nie ma miejsca</translation>
    </message>
    <message>
        <source>A line has at most 60 characters</source>
        <translation>Wiersz ma najwyżej 60 znaków</translation>
    </message>
    <message>
        <source>Receipts state the tax, and only who has a number may: take vat_rate out of the settings file first</source>
        <translation>Potwierdzenia podają podatek, a wolno to tylko temu, kto ma numer VAT: najpierw usuń vat_rate z pliku ustawień</translation>
    </message>
    <message>
        <source>This is no VAT number: it has five or six digits</source>
        <translation>To nie jest numer VAT: ma on pięć lub sześć cyfr</translation>
    </message>
    <message>
        <source>Has to be one line of at most 300 characters</source>
        <translation>Musi to być jeden wiersz, najwyżej 300 znaków</translation>
    </message>
</context>
<context>
    <name>Kassi::RefundDesk</name>
    <message>
        <source>The refund has not been answered yet; Kassi asks again by itself. %1</source>
        <translation>Nie ma jeszcze odpowiedzi w sprawie zwrotu; Kassi zapyta ponownie automatycznie. %1</translation>
    </message>
    <message>
        <source>The journal could not be read. Try again.</source>
        <translation>Nie udało się odczytać dziennika. Spróbuj ponownie.</translation>
    </message>
    <message>
        <source>Nothing of this payment can go back now.</source>
        <translation>Z tej płatności nie można teraz niczego zwrócić.</translation>
    </message>
    <message>
        <source>%1 of the order %2 is to go back.</source>
        <translation>Do zwrotu: %1 z zamówienia %2.</translation>
    </message>
    <message>
        <source>That cannot go back now: somebody else has refunded meanwhile. Go back and look at what is left.</source>
        <translation>Tego nie można teraz zwrócić: w międzyczasie ktoś inny dokonał zwrotu. Wróć i sprawdź, ile pozostało.</translation>
    </message>
    <message>
        <source>The refund is written down and asked for. Kassi carries it through by itself.</source>
        <translation>Zwrot zapisano i zlecono. Kassi dokończy go automatycznie.</translation>
    </message>
    <message>
        <source>The refund was refused, and nothing went back. %1</source>
        <translation>Zwrot odrzucono i niczego nie zwrócono. %1</translation>
    </message>
    <message>
        <source>The gateway has accepted the refund; %1 is on its way. Kassi keeps asking.</source>
        <translation>Bramka przyjęła zwrot; %1 jest w drodze. Kassi sprawdza dalej.</translation>
    </message>
    <message>
        <source>%1 was refunded.</source>
        <translation>Zwrócono %1.</translation>
    </message>
</context>
<context>
    <name>Kassi::RefundPage</name>
    <message>
        <source>Write how much goes back.</source>
        <translation>Wpisz, ile zwrócić.</translation>
    </message>
    <message>
        <source>There is nothing to give back.</source>
        <translation>Nie ma czego zwrócić.</translation>
    </message>
    <message>
        <source>%1 cannot go back: only %2 is left of this payment.</source>
        <translation>Nie można zwrócić %1: z tej płatności pozostało tylko %2.</translation>
    </message>
    <message>
        <source>That came as quickly as from a scanner. Type the amount.</source>
        <translation>To przyszło tak szybko jak ze skanera. Wpisz kwotę ręcznie.</translation>
    </message>
    <message>
        <source>A reason is one line without a card&apos;s number.</source>
        <translation>Powód to jeden wiersz bez numeru karty.</translation>
    </message>
    <message>
        <source>Nothing of this payment can go back now.</source>
        <translation>Z tej płatności nie można teraz niczego zwrócić.</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Najwyżej %1</translation>
    </message>
    <message>
        <source>It came late: all of it goes back, or somebody keeps it first.</source>
        <translation>Pieniądze przyszły za późno: zwrócić można tylko całość, chyba że ktoś najpierw je zatrzyma.</translation>
    </message>
    <message>
        <source>%1 goes back, %2 stays.</source>
        <translation>Zwrot: %1, zostaje %2.</translation>
    </message>
    <message>
        <source>Paid: %1</source>
        <translation>Zapłacono: %1</translation>
    </message>
    <message>
        <source>Refunded: %1</source>
        <translation>Zwrócono: %1</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>Pozostało: %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Zwróć</translation>
    </message>
    <message>
        <source>How much goes back</source>
        <translation>Kwota zwrotu</translation>
    </message>
    <message>
        <source>All that is left</source>
        <translation>Pozostała kwota</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Nieobowiązkowe</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Give this money back?</source>
        <translation>Zwrócić te pieniądze?</translation>
    </message>
    <message>
        <source>Order %1. Of %2, %3 stays.</source>
        <translation>Zamówienie %1. Z kwoty %2 zostaje %3.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Powód: %1</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>Zwróć %1</translation>
    </message>
</context>
<context>
    <name>Kassi::ReviewPage</name>
    <message>
        <source>One more: %1</source>
        <translation>Jeden więcej: %1</translation>
    </message>
    <message>
        <source>One less: %1</source>
        <translation>Jeden mniej: %1</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Czy to się zgadza?</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Zamówienie %1</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Poprzednia strona</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Następna strona</translation>
    </message>
    <message>
        <source>Not my order</source>
        <translation>To nie moje</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Zmień</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>Zapłać %1</translation>
    </message>
</context>
<context>
    <name>Kassi::SectionsStep</name>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Otwórz kasę</translation>
    </message>
    <message>
        <source>Saved. It holds as soon as the till is open again.</source>
        <translation>Zapisano. Obowiązuje od ponownego otwarcia kasy.</translation>
    </message>
    <message>
        <source>All of it is in %1, and more: it can be changed there by hand too.</source>
        <translation>Wszystko to, i więcej, jest w %1: tam też można to zmienić ręcznie.</translation>
    </message>
</context>
<context>
    <name>Kassi::SetupAssistant</name>
    <message>
        <source>Open the till</source>
        <translation>Otwórz kasę</translation>
    </message>
    <message>
        <source>Setting up Kassi</source>
        <translation>Konfiguracja Kassi</translation>
    </message>
    <message>
        <source>The till is ready</source>
        <translation>Kasa jest gotowa</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Krok %1 z %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>The settings are in %1. You can change them there, or here: type kassi setup.</source>
        <translation>Ustawienia są w %1. Możesz je zmienić tam albo tutaj, poleceniem kassi setup.</translation>
    </message>
</context>
<context>
    <name>Kassi::SetupStep</name>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
</context>
<context>
    <name>Kassi::SignInPage</name>
    <message>
        <source>The PIN is not right.</source>
        <translation>PIN jest nieprawidłowy.</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1 has to wait %2. A manager can give a new PIN.</source>
        <translation>Za dużo błędnych PIN-ów: %1 musi poczekać %2. Kierownik może nadać nowy PIN.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>Kassi::StaffDesk</name>
    <message>
        <source>The list of staff cannot be read, so refunds and other things that need a manager cannot be done. Selling goes on. %1</source>
        <translation>Nie można odczytać listy pracowników, dlatego zwroty i inne czynności wymagające kierownika są niedostępne. Sprzedaż działa dalej. %1</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>Kto jest przy kasie?</translation>
    </message>
    <message>
        <source>Pick your name, type your PIN.</source>
        <translation>Wybierz swoje imię i wpisz PIN.</translation>
    </message>
    <message>
        <source>The list of staff cannot be written, so nothing that needs a manager can be done. See that the disk has room.</source>
        <translation>Nie można zapisać listy pracowników, dlatego czynności wymagające kierownika są niedostępne. Sprawdź, czy na dysku jest miejsce.</translation>
    </message>
    <message>
        <source>This needs a manager&apos;s PIN, and the list of staff cannot be read. %1</source>
        <translation>To wymaga PIN-u kierownika, a listy pracowników nie można odczytać. %1</translation>
    </message>
    <message>
        <source>This needs a manager&apos;s PIN. Leave the payment that is on the screen first.</source>
        <translation>To wymaga PIN-u kierownika. Najpierw wyjdź z płatności, która jest na ekranie.</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN</source>
        <translation>PIN kierownika</translation>
    </message>
</context>
<context>
    <name>Kassi::StaffPage</name>
    <message>
        <source>Somebody is to be added.</source>
        <translation>Ma zostać dodana nowa osoba.</translation>
    </message>
    <message>
        <source>%1 is to get a new PIN.</source>
        <translation>%1 ma otrzymać nowy PIN.</translation>
    </message>
    <message>
        <source>%1 is to be removed.</source>
        <translation>Do usunięcia z listy: %1.</translation>
    </message>
    <message>
        <source>The two were not the same. Choose a PIN again.</source>
        <translation>PIN-y nie były takie same. Wybierz PIN jeszcze raz.</translation>
    </message>
    <message>
        <source>The list of staff could not be changed. %1</source>
        <translation>Nie udało się zmienić listy pracowników. %1</translation>
    </message>
    <message>
        <source>has to wait %1</source>
        <translation>musi poczekać %1</translation>
    </message>
    <message>
        <source>The list of staff cannot be read, so nothing that needs a manager can be done. The till sells as before. %1</source>
        <translation>Nie można odczytać listy pracowników, dlatego czynności wymagające kierownika są niedostępne. Kasa sprzedaje jak dotąd. %1</translation>
    </message>
    <message>
        <source>Refunds, late money and this list need a manager&apos;s PIN.</source>
        <translation>PIN-u kierownika wymagają zwroty, decyzje o pieniądzach, które przyszły za późno, i ta lista.</translation>
    </message>
    <message>
        <source>Nobody is set up, so everybody may do everything here. Once a manager is added the till asks for a PIN.</source>
        <translation>Nikogo jeszcze nie dodano, więc każdy może tu robić wszystko. Po dodaniu kierownika kasa będzie pytać o PIN.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Pracownicy</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Dodaj</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nowy PIN</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Zablokuj</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Nowa osoba</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię</translation>
    </message>
    <message>
        <source>Managers may refund, decide about late money, close the day and change this list.</source>
        <translation>Kierownicy mogą dokonywać zwrotów, decydować o pieniądzach, które przyszły za późno, zamykać dzień i zmieniać tę listę.</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Wybierz PIN</translation>
    </message>
    <message>
        <source>Choose a PIN of 4 to 12 digits. Nobody else should see it.</source>
        <translation>Wybierz PIN o długości od 4 do 12 cyfr. Nikt inny nie powinien go widzieć.</translation>
    </message>
    <message>
        <source>Type the same PIN once more.</source>
        <translation>Wpisz ten sam PIN jeszcze raz.</translation>
    </message>
</context>
<context>
    <name>Kassi::StaffPanel</name>
    <message>
        <source>Kiosk: for staff</source>
        <translation>Kiosk: dla obsługi</translation>
    </message>
    <message>
        <source>Back to customers</source>
        <translation>Powrót do klientów</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>Z powrotem czynne</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Nieczynne</translation>
    </message>
    <message>
        <source>Last receipt again</source>
        <translation>Ostatni paragon ponownie</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Ciszej</translation>
    </message>
    <message>
        <source>Louder (off now)</source>
        <translation>Głośniej (teraz wył.)</translation>
    </message>
    <message>
        <source>Louder (now %1 %)</source>
        <translation>Głośniej (teraz %1 %)</translation>
    </message>
    <message>
        <source>Test the screen</source>
        <translation>Sprawdź ekran</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Sprawdź ponownie</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Uruchom ponownie</translation>
    </message>
    <message>
        <source>Close the kiosk</source>
        <translation>Zamknij kiosk</translation>
    </message>
</context>
<context>
    <name>Kassi::StillThere</name>
    <message>
        <source>Are you still there?</source>
        <translation>Czy nadal tu jesteś?</translation>
    </message>
    <message numerus="yes">
        <source>The payment is stopped in %n s.</source>
        <translation>
            <numerusform>Płatność zostanie przerwana za %n s.</numerusform>
            <numerusform>Płatność zostanie przerwana za %n s.</numerusform>
            <numerusform>Płatność zostanie przerwana za %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The order is cleared in %n s.</source>
        <translation>
            <numerusform>Zamówienie zostanie usunięte za %n s.</numerusform>
            <numerusform>Zamówienie zostanie usunięte za %n s.</numerusform>
            <numerusform>Zamówienie zostanie usunięte za %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Tak, kontynuuj</translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>Potrzebuję więcej czasu</translation>
    </message>
    <message>
        <source>Stop the payment</source>
        <translation>Przerwij płatność</translation>
    </message>
    <message>
        <source>No, start over</source>
        <translation>Nie, od początku</translation>
    </message>
</context>
<context>
    <name>Kassi::StopPage</name>
    <message>
        <source>The payment page was not opened</source>
        <translation>Strona płatności nie została otwarta</translation>
    </message>
    <message>
        <source>It could not be verified that it really comes from this host, so nothing was sent. Check the date and the network of this machine, then try again.</source>
        <translation>Nie udało się potwierdzić, że naprawdę pochodzi z tego hosta, dlatego niczego nie wysłano. Sprawdź datę i sieć tego komputera i spróbuj ponownie.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>A page was not opened</source>
        <translation>Pewna strona nie została otwarta</translation>
    </message>
    <message>
        <source>It could not be verified that it really comes from this host, so nothing was sent to it. Go back and try again, or pay another way.</source>
        <translation>Nie udało się potwierdzić, że naprawdę pochodzi z tego hosta, dlatego niczego do niej nie wysłano. Wróć i spróbuj ponownie albo zapłać inaczej.</translation>
    </message>
    <message>
        <source>Back to the payment</source>
        <translation>Wróć do płatności</translation>
    </message>
    <message>
        <source>The payment page cannot be shown here</source>
        <translation>Strony płatności nie można tu wyświetlić</translation>
    </message>
    <message>
        <source>The host does not accept this till&apos;s address, %1. Compare checkout.origin in the settings with the addresses that Borga knows. Until then, take the payment another way.</source>
        <translation>Host nie akceptuje adresu tej kasy, %1. Porównaj checkout.origin w ustawieniach z adresami, które zna Borga. Do tego czasu przyjmij płatność inaczej.</translation>
    </message>
    <message>
        <source>The payment page could not be opened</source>
        <translation>Nie udało się otworzyć strony płatności</translation>
    </message>
    <message>
        <source>The host does not answer as it should. Check the network. Kassi keeps asking whether the payment was made. Try again, or stop the payment and take it another way.</source>
        <translation>Host nie odpowiada tak, jak powinien. Sprawdź sieć. Kassi wciąż pyta, czy płatność została dokonana. Spróbuj ponownie albo przerwij płatność i przyjmij ją inaczej.</translation>
    </message>
    <message>
        <source>The payment page does not work right now</source>
        <translation>Strona płatności teraz nie działa</translation>
    </message>
    <message>
        <source>It came too slowly or stopped, three times. Kassi keeps asking whether the payment was made. Try again, or stop the payment and take it another way.</source>
        <translation>Trzy razy ładowała się zbyt wolno albo przestała działać. Kassi wciąż pyta, czy płatność została dokonana. Spróbuj ponownie albo przerwij płatność i przyjmij ją inaczej.</translation>
    </message>
    <message>
        <source>The staff can see this too. Try again, or ask them what to do.</source>
        <translation>Obsługa też to widzi. Spróbuj ponownie albo zapytaj, co zrobić.</translation>
    </message>
</context>
<context>
    <name>Kassi::SumPage</name>
    <message>
        <source>Choose an amount</source>
        <translation>Wybierz kwotę</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Najwyżej %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Od %1 do %2</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Usuń ostatnią cyfrę</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Dalej</translation>
    </message>
</context>
<context>
    <name>Kassi::TestPayment</name>
    <message>
        <source>Yes, take %1 from my card</source>
        <translation>Tak, pobierz %1 z mojej karty</translation>
    </message>
    <message>
        <source>Try a payment of %1</source>
        <translation>Wypróbuj płatność na %1</translation>
    </message>
    <message>
        <source>If you like: a real payment, with a card of your own. You will be asked once more.</source>
        <translation>Jeśli chcesz: prawdziwa płatność własną kartą. Pojawi się jeszcze jedno pytanie.</translation>
    </message>
    <message>
        <source>If you like: with a test card, no money moves.</source>
        <translation>Jeśli chcesz: kartą testową, bez ruchu pieniędzy.</translation>
    </message>
    <message>
        <source>The key is live: %1 really leave the card that you pay with. Refund them afterwards at the till, with F3.</source>
        <translation>Klucz jest produkcyjny: %1 naprawdę zejdzie z karty, którą zapłacisz. Zwróć je potem w kasie, klawiszem F3.</translation>
    </message>
    <message>
        <source>The payment is in a window of its own.</source>
        <translation>Płatność jest w osobnym oknie.</translation>
    </message>
</context>
<context>
    <name>Kassi::TillMenu</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>Kassi::TillStep</name>
    <message>
        <source>This till</source>
        <translation>Ta kasa</translation>
    </message>
    <message>
        <source>Name of the till</source>
        <translation>Nazwa kasy</translation>
    </message>
    <message>
        <source>Stands in its title and on receipts</source>
        <translation>Widnieje w tytule okna i na potwierdzeniach</translation>
    </message>
    <message>
        <source>Name of the shop on receipts</source>
        <translation>Nazwa sklepu na potwierdzeniach</translation>
    </message>
    <message>
        <source>Leave empty for %1</source>
        <translation>Zostaw puste, aby użyć nazwy %1</translation>
    </message>
    <message>
        <source>Kennitala of the shop</source>
        <translation>Kennitala sklepu</translation>
    </message>
    <message>
        <source>Stands on receipts; may be empty</source>
        <translation>Widnieje na potwierdzeniach; może być puste</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Potwierdzenia</translation>
    </message>
    <message>
        <source>Save as PDF, no printer</source>
        <translation>Zapis jako PDF, bez drukarki</translation>
    </message>
    <message>
        <source>Printer for receipts</source>
        <translation>Drukarka potwierdzeń</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>Szerokość papieru</translation>
    </message>
    <message>
        <source>Print a test</source>
        <translation>Wydruk próbny</translation>
    </message>
    <message>
        <source>This is no kennitala: ten digits, and the last but one has to fit the others</source>
        <translation>To nie jest kennitala: ma dziesięć cyfr, a przedostatnia musi pasować do pozostałych</translation>
    </message>
    <message>
        <source>Has to be one line of at most 100 characters</source>
        <translation>Musi to być jeden wiersz, najwyżej 100 znaków</translation>
    </message>
    <message>
        <source>The till needs a name</source>
        <translation>Kasa musi mieć nazwę</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>Wydruk próbny</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasa</translation>
    </message>
    <message>
        <source>Can you read this? Á É Í Ó Ú Ý Þ Æ Ð Ö</source>
        <translation>Czy to jest czytelne? Ą Ć Ę Ł Ń Ó Ś Ź Ż Á É Í Ú Ý Þ Æ Ð Ö</translation>
    </message>
    <message>
        <source>Nothing was paid.</source>
        <translation>Niczego nie zapłacono.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Drukuję…</translation>
    </message>
    <message>
        <source>The sheet is on its way to the printer.</source>
        <translation>Kartka została wysłana do drukarki.</translation>
    </message>
    <message>
        <source>The printer did not take it. See that it is on, connected and has paper, then try again.</source>
        <translation>Drukarka tego nie przyjęła. Sprawdź, czy jest włączona, podłączona i ma papier, i spróbuj ponownie.</translation>
    </message>
    <message>
        <source>Name, what stands on receipts, printer and paper</source>
        <translation>Nazwa, treść potwierdzeń, drukarka i papier</translation>
    </message>
    <message>
        <source>Print a receipt as soon as a payment is paid</source>
        <translation>Drukuj potwierdzenie od razu po zapłacie</translation>
    </message>
</context>
<context>
    <name>Kassi::TrainingSession</name>
    <message>
        <source>The training ended unexpectedly. Standard error says more.</source>
        <translation>Szkolenie zakończyło się nieoczekiwanie. Szczegóły są na standardowym wyjściu błędów (stderr).</translation>
    </message>
    <message>
        <source>The training could not be opened. Close other programs, then try again.</source>
        <translation>Nie udało się otworzyć szkolenia. Zamknij inne programy i spróbuj ponownie.</translation>
    </message>
</context>
<context>
    <name>Kassi::WelcomeStep</name>
    <message>
        <source>Welcome to Kassi</source>
        <translation>Witamy w Kassi</translation>
    </message>
    <message>
        <source>Kassi takes payments through Borga. What would you like to do?</source>
        <translation>Kassi przyjmuje płatności przez Borga. Co chcesz zrobić?</translation>
    </message>
    <message>
        <source>Set up this till</source>
        <translation>Skonfiguruj tę kasę</translation>
    </message>
    <message>
        <source>Have your merchant number and an API key from Borga&apos;s dashboard at hand.</source>
        <translation>Przygotuj numer sprzedawcy i klucz API z panelu Borga.</translation>
    </message>
    <message>
        <source>Try it out first</source>
        <translation>Najpierw wypróbuj</translation>
    </message>
    <message>
        <source>Training with test cards. No money moves, and nothing has to be set up.</source>
        <translation>Szkolenie z kartami testowymi. Bez prawdziwych pieniędzy i bez konfiguracji.</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Paid</source>
        <translation>Zapłacono</translation>
    </message>
    <message>
        <source>The payment is confirmed.</source>
        <translation>Płatność jest potwierdzona.</translation>
    </message>
    <message>
        <source>Hand over the goods.</source>
        <translation>Wydaj towar.</translation>
    </message>
    <message>
        <source>Accepted, not paid yet</source>
        <translation>Przyjęto, jeszcze nie zapłacono</translation>
    </message>
    <message>
        <source>The money follows when the customer pays the claim in their online bank.</source>
        <translation>Pieniądze przyjdą, gdy klient opłaci krafa w bankowości internetowej.</translation>
    </message>
    <message>
        <source>Follow your shop&apos;s rule for claims. Do not charge again.</source>
        <translation>Postępuj zgodnie z zasadami sklepu dla krafa. Nie pobieraj ponownie.</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Odrzucono</translation>
    </message>
    <message>
        <source>The card was refused. Nothing was taken.</source>
        <translation>Karta została odrzucona. Niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Ask for another card or another way to pay.</source>
        <translation>Poproś o inną kartę lub inny sposób płatności.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Anulowano</translation>
    </message>
    <message>
        <source>The payment was stopped. Nothing was taken.</source>
        <translation>Płatność została przerwana. Niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Start again when the customer is ready.</source>
        <translation>Zacznij ponownie, gdy klient będzie gotowy.</translation>
    </message>
    <message>
        <source>Time ran out</source>
        <translation>Czas minął</translation>
    </message>
    <message>
        <source>The payment was not finished in time. Nothing was taken.</source>
        <translation>Płatność nie została ukończona na czas. Niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Could not start</source>
        <translation>Nie rozpoczęto</translation>
    </message>
    <message>
        <source>The payment could not be started. Nothing was taken.</source>
        <translation>Nie udało się rozpocząć płatności. Niczego nie pobrano.</translation>
    </message>
    <message>
        <source>Try again, or take the payment another way.</source>
        <translation>Spróbuj ponownie albo przyjmij płatność inaczej.</translation>
    </message>
    <message>
        <source>Not confirmed: do not charge again</source>
        <translation>Niepotwierdzone: nie pobieraj ponownie</translation>
    </message>
    <message>
        <source>The gateway has not said whether the money was taken. Kassi will ask again and write down the answer.</source>
        <translation>Bramka nie odpowiedziała, czy pieniądze zostały pobrane. Kassi zapyta ponownie i zapisze odpowiedź.</translation>
    </message>
    <message>
        <source>Keep the reference and look at the latest payments before anything else.</source>
        <translation>Zachowaj numer zamówienia i najpierw sprawdź ostatnie płatności.</translation>
    </message>
    <message>
        <source>The money came late</source>
        <translation>Pieniądze przyszły za późno</translation>
    </message>
    <message>
        <source>It was taken after the payment had ended.</source>
        <translation>Pobrano je po zakończeniu płatności.</translation>
    </message>
    <message>
        <source>Keep it or refund it. Do not charge again.</source>
        <translation>Zatrzymaj je albo zwróć. Nie pobieraj ponownie.</translation>
    </message>
    <message>
        <source>Claim, unpaid</source>
        <translation>Krafa, nieopłacona</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Niepotwierdzone</translation>
    </message>
</context>
<context>
    <name>PaymentStage</name>
    <message>
        <source>Getting the payment ready…</source>
        <translation>Przygotowuję płatność…</translation>
    </message>
    <message>
        <source>Looking up this order…</source>
        <translation>Sprawdzam to zamówienie…</translation>
    </message>
    <message>
        <source>The payment page is opening…</source>
        <translation>Otwieram stronę płatności…</translation>
    </message>
    <message>
        <source>The payment page is not open</source>
        <translation>Strona płatności nie jest otwarta</translation>
    </message>
    <message>
        <source>Waiting for the customer&apos;s phone</source>
        <translation>Czekam na telefon klienta</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>Czekam na klienta</translation>
    </message>
    <message>
        <source>The customer is typing</source>
        <translation>Klient wpisuje dane</translation>
    </message>
    <message>
        <source>The page did not accept the card. The customer may try another.</source>
        <translation>Strona nie przyjęła karty. Klient może spróbować innej.</translation>
    </message>
    <message>
        <source>The bank is checking</source>
        <translation>Bank sprawdza</translation>
    </message>
    <message>
        <source>Confirming with the gateway…</source>
        <translation>Potwierdzam w bramce…</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Manager</source>
        <translation>Kierownik</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasjer</translation>
    </message>
    <message>
        <source>Write a name.</source>
        <translation>Wpisz imię.</translation>
    </message>
    <message>
        <source>A name has at most 40 characters, on one line.</source>
        <translation>Imię ma najwyżej 40 znaków, w jednym wierszu.</translation>
    </message>
    <message>
        <source>There is somebody of that name. Write it another way.</source>
        <translation>Ktoś o tym imieniu już jest na liście. Wpisz je inaczej.</translation>
    </message>
    <message>
        <source>More than 50 people cannot be kept. Remove somebody first.</source>
        <translation>Lista mieści najwyżej 50 osób. Najpierw kogoś usuń.</translation>
    </message>
    <message>
        <source>The first one has to be a manager.</source>
        <translation>Pierwsza osoba musi być kierownikiem.</translation>
    </message>
    <message>
        <source>The last manager stays while others are there. Add another manager first.</source>
        <translation>Ostatni kierownik zostaje, dopóki na liście są inni. Najpierw dodaj drugiego kierownika.</translation>
    </message>
    <message>
        <source>Choose somebody in the list.</source>
        <translation>Wybierz osobę z listy.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>PIN ma od 4 do 12 cyfr.</translation>
    </message>
    <message>
        <source>A PIN is made of digits only.</source>
        <translation>PIN składa się z samych cyfr.</translation>
    </message>
    <message>
        <source>That is a PIN that everybody tries first. Choose one that does not count or repeat.</source>
        <translation>Taki PIN każdy próbuje najpierw. Wybierz PIN bez kolejnych i powtarzających się cyfr.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>The printer is out of paper. Put paper in.</source>
        <translation>W drukarce nie ma papieru. Włóż papier.</translation>
    </message>
    <message>
        <source>The printer is open. Close its cover.</source>
        <translation>Drukarka jest otwarta. Zamknij jej pokrywę.</translation>
    </message>
    <message>
        <source>Paper is stuck in the printer. Take it out.</source>
        <translation>W drukarce zaciął się papier. Wyjmij go.</translation>
    </message>
    <message>
        <source>The printer has no toner or ink left. Put new in.</source>
        <translation>W drukarce skończył się toner lub tusz. Włóż nowy.</translation>
    </message>
    <message>
        <source>The printer does not answer. See that it is on and connected.</source>
        <translation>Drukarka nie odpowiada. Sprawdź, czy jest włączona i podłączona.</translation>
    </message>
    <message>
        <source>The printer is stopped. Start it again in CUPS.</source>
        <translation>Drukarka jest zatrzymana. Uruchom ją ponownie w CUPS.</translation>
    </message>
    <message>
        <source>Its paper is running out: have new paper at hand.</source>
        <translation>Kończy się w niej papier: przygotuj nowy.</translation>
    </message>
    <message>
        <source>Its toner or ink is running out: have new at hand.</source>
        <translation>Kończy się w niej toner lub tusz: przygotuj nowy.</translation>
    </message>
    <message>
        <source>%1 What waits there then comes out by itself; if it does not, print it again.</source>
        <translation>%1 To, co tam czeka, wydrukuje się wtedy samo; jeśli nie, wydrukuj to ponownie.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Taken up again</source>
        <translation>Podjęto ponownie</translation>
    </message>
    <message>
        <source>Begun, on the phone</source>
        <translation>Rozpoczęto, na telefonie</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Rozpoczęto</translation>
    </message>
    <message>
        <source>The payment form was ready</source>
        <translation>Formularz płatności był gotowy</translation>
    </message>
    <message>
        <source>Closed by the customer</source>
        <translation>Zamknął klient</translation>
    </message>
    <message>
        <source>Closed by staff</source>
        <translation>Zamknęła obsługa</translation>
    </message>
    <message>
        <source>Closed: the time was over</source>
        <translation>Zamknięto: czas minął</translation>
    </message>
    <message>
        <source>The gateway says: nobody can begin to pay it now</source>
        <translation>Bramka mówi: nikt nie może już rozpocząć płatności</translation>
    </message>
    <message>
        <source>Done with: no more money can come</source>
        <translation>Zakończone: więcej pieniędzy już nie przyjdzie</translation>
    </message>
    <message>
        <source>The money came late</source>
        <translation>Pieniądze przyszły za późno</translation>
    </message>
    <message>
        <source>Staff decided: the money stays</source>
        <translation>Obsługa zdecydowała: pieniądze zostają</translation>
    </message>
    <message>
        <source>Staff decided: the money goes back</source>
        <translation>Obsługa zdecydowała: pieniądze wracają</translation>
    </message>
    <message>
        <source>Staff decided: %1 goes back</source>
        <translation>Obsługa zdecydowała: wraca %1</translation>
    </message>
    <message>
        <source>The refund is on its way</source>
        <translation>Zwrot jest w drodze</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Zwrócono</translation>
    </message>
    <message>
        <source>The refund failed</source>
        <translation>Zwrot się nie powiódł</translation>
    </message>
    <message>
        <source>%1 takes the payment</source>
        <translation>%1 przyjmuje płatność</translation>
    </message>
    <message>
        <source>%1 cancels</source>
        <translation>%1 anuluje</translation>
    </message>
    <message>
        <source>%1 gives money back</source>
        <translation>%1 zwraca pieniądze</translation>
    </message>
    <message>
        <source>%1 keeps the money</source>
        <translation>%1 zatrzymuje pieniądze</translation>
    </message>
    <message>
        <source>%1 permits it</source>
        <translation>%1 na to zezwala</translation>
    </message>
    <message>
        <source>Closed: paid in the other place</source>
        <translation>Zamknięto: zapłacono w drugim miejscu</translation>
    </message>
    <message>
        <source>The money may have been taken twice</source>
        <translation>Możliwe, że pieniądze pobrano dwa razy</translation>
    </message>
</context>
</TS>
