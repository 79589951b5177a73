/** Loaded into the process under test before anything else: tells the test how it is inside. Node reads it as it is. */

let unhandled = 0;
process.on('unhandledRejection', () => {
  unhandled += 1;
});
process.on('uncaughtExceptionMonitor', () => {
  unhandled += 1;
});
const prototypes = () =>
  [Object, Array, String, Function, Promise]
    .map((type) => Reflect.ownKeys(type.prototype).map(String).join())
    .join(';');
const before = prototypes();

/** Since it was last asked: the peak of a whole life would be that of the start. */
let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
setInterval(look, 2).unref();

process.on('message', () => {
  look();
  (globalThis as { gc?: () => void }).gc?.();
  const rss = process.memoryUsage.rss();
  process.send?.({ unhandled, intact: prototypes() === before, rss, peak });
  peak = rss;
});
process.channel?.unref();
