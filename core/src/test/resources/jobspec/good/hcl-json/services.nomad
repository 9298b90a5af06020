{
  "job": {
    "services": {
      "datacenters": ["dc1"],
      "group": {
        "g": {
          "network": {"port": {"http": {}}},
          "service": [
            {
              "name": "web",
              "port": "http",
              "tags": ["a", "${NOMAD_ALLOC_ID}"],
              "meta": {"a": "b"},
              "check": [{"type": "http", "path": "/", "interval": "10s", "timeout": "2s"}]
            }
          ],
          "task": {"t": {"driver": "mock"}}
        }
      }
    }
  }
}
