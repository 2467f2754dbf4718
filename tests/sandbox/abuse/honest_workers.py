# Honest: waves of sixteen workers that share 240 MiB and end at the same moment.
import multiprocessing
data = b'x' * (240 << 20)


def work(number, gate, there):
    gate.recv()
    there.send(len(data[number << 20:(number << 20) + 1000]))


begin = multiprocessing.get_context('fork')
for _ in range(2):
    wave = []
    for number in range(16):
        gate, go = begin.Pipe(duplex=False)
        here, there = begin.Pipe(duplex=False)
        worker = begin.Process(target=work, args=(number, gate, there))
        worker.start()
        there.close()
        wave.append((worker, go, here))
    for _, go, _ in wave:
        go.send(None)
    assert sum(here.recv() for _, _, here in wave) == 16_000
    for worker, _, _ in wave:
        worker.join()
print('done')
