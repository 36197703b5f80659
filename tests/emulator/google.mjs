// Gmail and Google Calendar as `emulate` plays them, on this machine only and for as long as
// whoever started it lives. Prints its port; a line on stdin sets everything back to the seed.

import { Server } from "node:net";
import { createInterface } from "node:readline";

const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...more) {
  this.once("listening", () => console.log(this.address().port));
  return listen.call(this, port, "127.0.0.1", ...more.filter((one) => typeof one === "function"));
};

const { createEmulator } = await import("emulate");
const seed = JSON.parse(process.argv[2]);
const emulator = await createEmulator({ service: "google", port: 0, seed: { google: seed } });

const lines = createInterface({ input: process.stdin });
lines.on("line", () => {
  emulator.reset();
  console.log("reset");
});
lines.on("close", () => process.exit(0));
