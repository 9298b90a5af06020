job "disconnect-older" {
  datacenters = ["dc1"]

  group "g" {
    max_client_disconnect      = "1h"
    prevent_reschedule_on_lost = true

    task "t" {
      driver = "mock"
    }
  }
}
