const hoard: number[][] = []
for (;;) hoard.push(Array.from({ length: 100_000 }, () => 1.5))
