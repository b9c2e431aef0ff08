r"""The heart: what happens to a photo reaches those who subscribed to it.

    Photos table --stream--> match --> deliveries --> deliver --2xx--> done, nothing written
                               |  \--> fanout (more listeners than one page)  \
                               |                                     retry <----+--else
                               \--> resizes (its sizes are not made yet)  \--after hours--> failed

    flickr.push.subscribe --> subscriptions --sync--> verify --> live: watch rows, a lease
                                            \--async--> verifications --> verify
    clock --> lease: ask again before a lease ends, end the others

``topics`` says who listens to what, ``listening`` keeps the rows of that; ``callback`` is the only
outgoing HTTP; ``notice`` writes mails to addresses that have agreed by ``opt_in``.
"""
