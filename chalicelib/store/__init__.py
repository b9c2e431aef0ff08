"""What is remembered: one file a noun over four tables, a bucket and the queues.

``table`` is the only file that speaks DynamoDB, ``keys`` the only one that spells a key,
``blobs`` the only one that speaks S3, ``queues`` the only one that speaks SQS.
Items become model objects here and leave as such.
"""
