/** Unpacks a compressed stream piece by piece. Throws where the stream is broken or cut; what came before stands. */
export async function* inflate(
  stream: AsyncIterable<Uint8Array>,
  format: 'gzip' | 'deflate-raw',
): AsyncGenerator<Uint8Array> {
  const unpacker = new DecompressionStream(format);
  const writer = unpacker.writable.getWriter();
  const pump = async (): Promise<void> => {
    for await (const chunk of stream) await writer.write(chunk.slice());
    await writer.close();
  };
  let fault: unknown;
  // A fault of the packing shows at the reading end too; one of the stream itself only shows here.
  const pumping = pump().catch(async (error: unknown) => {
    fault = error;
    await writer.abort(error).catch(() => undefined);
  });
  const reader = unpacker.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await pumping;
  } catch (error) {
    throw fault ?? error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
