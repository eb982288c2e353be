import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/**
 * A server that speaks MongoDB's protocol and keeps everything in memory: when it ends, its jobs are gone. Listens on
 * the port that is its one argument and says "up" when it does.
 */
public class Server {
  /** The driver wants a newer wire version than the server names, and uses nothing of it that the server lacks. */
  static class Seven implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(7, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 21;
    }
  }

  public static void main(String[] arguments) throws Exception {
    MongoServer server = new MongoServer(new MemoryBackend().version(new Seven()));
    server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
    System.out.println("up");
    Thread.currentThread().join();
  }
}
