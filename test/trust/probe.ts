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

process.on('message', () => {
  (globalThis as { gc?: () => void }).gc?.();
  const { rss } = process.memoryUsage();
  const peak = process.resourceUsage().maxRSS * 1024;
  process.send?.({ unhandled, intact: prototypes() === before, rss, peak });
});
process.channel?.unref();
