"""What AWS asks: the only place with prices. Dollars, us-east-1, on demand, without free tiers.

As known in the middle of 2025; look them up before you rely on them. Data sent to the internet
(about $0.09 a GB) is not counted, on neither side: SNS's notifications pay it too.
"""

from __future__ import annotations

AS_OF = "mid 2025"
REGION = "us-east-1"
MILLION = 1_000_000

READ_UNIT = 0.125 / MILLION  # DynamoDB, since November 2024
WRITE_UNIT = 0.625 / MILLION
QUEUE_REQUEST = 0.40 / MILLION  # SQS, each 64 KB
LAMBDA_REQUEST = 0.20 / MILLION
LAMBDA_GB_SECOND = 0.000_016_666_7  # x86
SNS_HTTP_MILLION = 0.60  # notifications over HTTP; publishing is another 0.50

CPU_MB = 1769  # of a Lambda with one whole CPU
