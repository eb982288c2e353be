/**
 * Writes to an output and waits until it was taken. An output whose reader went away makes the write fail; it must not
 * end the process.
 */
export function writeTo(output: NodeJS.WritableStream): (text: string) => Promise<void> {
  output.on("error", () => {});
  return (text) =>
    new Promise((resolve, reject) => {
      output.write(text, (error) => (error ? reject(error) : resolve()));
    });
}
