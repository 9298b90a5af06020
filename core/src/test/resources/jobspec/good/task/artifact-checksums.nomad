job "artifact-checksums" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        source = "https://127.0.0.1/a"

        options {
          checksum = "md5:d41d8cd98f00b204e9800998ecf8427e"
          archive  = "false"
        }
      }

      artifact {
        source = "https://127.0.0.1/b"

        options {
          checksum = "sha1:DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"
        }
      }

      artifact {
        source = "https://127.0.0.1/c"

        options {
          checksum = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        }
      }

      artifact {
        source = "https://127.0.0.1/d"

        options {
          checksum = "${meta.checksum}"
        }
      }
    }
  }
}
