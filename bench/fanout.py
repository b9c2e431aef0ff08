"""prototype"""
from __future__ import annotations
import time, sys, tempfile, os
from pathlib import Path
from bench import community, certificates
from bench.receiver import running, HOSTS

def main():
    n=int(sys.argv[1]); tls='tls' in sys.argv; rounds=int(sys.argv[2])
    folder=Path(tempfile.mkdtemp())
    served, trusted = certificates.make(folder)
    community.prepare(PUSHR_CA_BUNDLE=str(trusted))
    from bench.memory import playing
    from bench import senders, meter
    from chalicelib.workers import deliver, match, fanout
    from chalicelib.settings import settings
    with running(served if tls else None) as receiver, playing() as memory:
        now=time.time()
        urls=[receiver.url(i) for i in range(n)]
        t=time.time()
        o=community.owner(now); p=community.photo(o,now)
        community.subscribe(memory,o,urls,now)
        print('setup',time.time()-t)
        with meter.counting() as m:
            match.match(community.new_photo_event(p,memory),None)
            q=memory.queues[settings().fanout_queue]
            while q:
                fanout.fanout(next(community.queue_events([q.pop()],1)),None)
        print('match',m.calls,m.read_units,m.queue_requests)
        bodies=memory.queues[settings().deliveries_queue]
        events=list(community.queue_events(bodies))
        print(len(bodies),len(events))
        from chalicelib.hub.letter import desk
        from chalicelib.model.delivery import Delivery
        import json
        d=Delivery.read(json.loads(bodies[0]))
        dk=desk(d.targets,d.news); terms=dk.subscriptions[d.targets[0]].terms
        letter=dk.letter(terms,d.news)
        print('body',len(letter.body))
        headers=[*letter.headers,"User-Agent: pushr"]
        def ours():
            for e in events:
                r=deliver.deliver(e,None); assert r=={"batchItemFailures":[]},r
        def measured(f):
            a=receiver.answered.value; t=time.perf_counter(); c=time.process_time()
            f()
            t=time.perf_counter()-t; c=time.process_time()-c
            assert receiver.answered.value-a==n,(receiver.answered.value-a)
            return n/t, c/n*1000
        with meter.counting() as m: ours()
        print(m)
        if 'profile' in sys.argv:
            import cProfile,pstats
            pr=cProfile.Profile(); pr.enable(); ours(); pr.disable()
            pstats.Stats(pr).sort_stats('tottime').print_stats(45); return
        for _ in range(rounds):
            a=measured(ours); b=measured(lambda: senders.bare_pycurl(urls,letter.body,headers,str(trusted)))
            c=measured(lambda: senders.bare_aiohttp(urls,letter.body,headers,str(trusted))) if 'aio' in sys.argv else (1,1)
            print('ours %.0f/s %.3f ms | pycurl %.0f/s %.3f | ratio %.2f cpu %.2f | aiohttp %.0f %.3f'%(*a,*b,a[0]/b[0],b[1]/a[1],*c))
main()
