job "artifact-checksums" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        source = "https://127.0.0.1/a"

        options {
          checksum = ""
        }
      }

      artifact {
        source = "https://127.0.0.1/b"

        options {
          checksum = "d41d8cd98f00b204e9800998ecf8427e"
        }
      }

      artifact {
        source = "https://127.0.0.1/c"

        options {
          checksum = "md5:abc"
        }
      }

      artifact {
        source = "https://127.0.0.1/d"

        options {
          checksum = "crc32:00000000"
        }
      }

      artifact {
        source = "https://127.0.0.1/e"

        options {
          checksum = "sha256:zzb0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        }
      }
    }
  }
}
