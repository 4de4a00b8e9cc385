-- What a log costs under the rules of October 2026, asked in SQL alone. Numbers are those of the rule book (docs/rules.md).
--
-- The log is a CSV file with a row a message (variable `log`); times are UTC, which is the account's zone too. The price
-- list is a CSV file of market, category, rate (variable `rates`). The log knows no ads: whether an entry point lasts 72
-- hours or up to 7 days is contested (3.5), and SQL for "the next begins after it" (3.9) would be read by nobody.
WITH
row AS (
  SELECT * FROM read_csv(getvariable('log'), header = true, columns = {
    'time': 'TIMESTAMP', 'contact': 'VARCHAR', 'direction': 'VARCHAR', 'type': 'VARCHAR', 'category': 'VARCHAR',
    'template': 'VARCHAR', 'entry_point': 'VARCHAR', 'status': 'VARCHAR', 'delivered_at': 'TIMESTAMP', 'id': 'VARCHAR',
    'number': 'VARCHAR'
  })
),
heard AS (SELECT contact, number, time FROM row WHERE direction = 'inbound'),

-- 1.2, 1.6, 1.8: open for 24 hours from the customer's last message to this number, and closed when they are over. What
-- customer and business write at the same instant counts as written by the customer first.
sent AS (
  SELECT row.*, coalesce(row.time < heard.time + INTERVAL 24 HOUR, false) AS window_open
  FROM row ASOF LEFT JOIN heard
    ON row.contact = heard.contact AND row.number = heard.number AND row.time >= heard.time
  WHERE direction = 'outbound'
),

-- 1.7: outside of the window only templates may be sent. 4.1: what does not arrive costs nothing.
judged AS (
  SELECT *,
    if(type = 'template', category, 'service') AS charged_as,
    CASE
      WHEN type <> 'template' AND NOT window_open THEN 'rejected'
      WHEN status = 'failed' THEN 'not_delivered'
      ELSE 'delivered'
    END AS fate
  FROM sent
),

-- 2f.3: the first 1,000 service messages that a number delivers in a month are free.
counted AS (
  SELECT *,
    row_number() OVER (
      PARTITION BY fate, charged_as, number, date_trunc('month', delivered_at) ORDER BY delivered_at, id
    ) AS nth
  FROM judged
),

-- 2f.1, 2f.2, 2f.4: everything else that is delivered is charged, in the window too.
billed AS (
  SELECT contact, charged_as,
    CASE
      WHEN fate <> 'delivered' THEN fate
      WHEN charged_as = 'service' AND nth <= 1000 THEN 'free_customer_service'
      ELSE 'regular'
    END AS type
  FROM counted
),

-- 6.2: the countries in the log, by the first digits of the customer's number.
prefix(digits, market) AS (
  VALUES ('55', 'Brazil'), ('52', 'Mexico'), ('49', 'Germany'), ('44', 'United Kingdom'), ('91', 'India'),
    ('62', 'Indonesia'), ('31', 'Netherlands'), ('1305', 'North America'), ('234', 'Nigeria'), ('54', 'Argentina')
),
rate AS (
  SELECT * FROM read_csv(getvariable('rates'), header = true, columns = {
    'market': 'VARCHAR', 'category': 'VARCHAR', 'rate': 'DECIMAL(18, 4)'
  })
)
SELECT
  type,
  charged_as AS category,
  count(*) AS messages,
  sum(if(type = 'regular', rate, 0)) AS cost
FROM billed
  LEFT JOIN prefix ON starts_with(contact, digits)
  LEFT JOIN rate ON rate.market = prefix.market AND rate.category = charged_as
GROUP BY ALL
ORDER BY ALL
